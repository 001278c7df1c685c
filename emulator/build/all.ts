import { buildFunctions, buildH5 } from './project'

/** `npm run build`: the cloud functions and the page, as far as they are stale. */
async function main(): Promise<void> {
  console.log((await buildFunctions()) ? 'Built the cloud functions' : 'The cloud functions need no build')
  console.log((await buildH5()) ? 'Built the page' : 'The page needs no build')
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
