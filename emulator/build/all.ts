import { buildFunctions, buildH5, buildWeapp } from './project'

/** `npm run build`: everything that is stale, the functions, the page and the WeChat package. */
async function main(): Promise<void> {
  for (const [name, build] of [['functions', buildFunctions], ['h5', buildH5], ['weapp', buildWeapp]] as const) {
    console.log(`${name}: ${(await build()) ? 'built' : 'up to date'}`)
  }
}

void main()
