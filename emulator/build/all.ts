import { buildFunctions, buildH5, buildWeapp } from './project'

const TARGETS = [['cloud functions', buildFunctions], ['page', buildH5], ['WeChat package', buildWeapp]] as const

/** `npm run build`: the cloud functions, the page and the WeChat package, as far as they are stale; side by side, as none reads what another makes. */
async function main(): Promise<void> {
  await Promise.all(TARGETS.map(async ([name, build]) => console.log((await build()) ? `Built the ${name}` : `Nothing to build for the ${name}`)))
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
