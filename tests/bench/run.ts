import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleAll, measureBundles, measurePackages } from './bundles'
import { type Child, startChild } from './child'
import { CONNECTIONS } from './load'
import { measure, ROUND, WARM_UP } from './measure'
import { bundleTable, growthTable, packageTable, type SizeReport, sizeTable, sizeTitle } from './report'

const DEFAULT_SIZES = [1000, 10_000]
const SMALLEST = 1000

/**
 * `npm run bench -- 1000 100000`: the figures of the product against the floor, at each number of stored cases. Prints tables and never
 * fails over a figure: what is measured depends on the machine, so only ratios within one run say something.
 */
async function main(): Promise<void> {
  const sizes = sizesOf(process.argv.slice(2))
  const folder = mkdtempSync(join(tmpdir(), 'mashangban-bench-'))
  try {
    const bundles = join(folder, 'bundles')
    await bundleAll(bundles)
    print(`${CONNECTIONS} connections · medians of 3 rounds of ${ROUND} after ${WARM_UP} to warm up · CPU of the server process · ${availableParallelism()} × ${cpus()[0]?.model ?? '?'}`)
    const reports: SizeReport[] = []
    for (const size of sizes) {
      const report = await atSize(size, folder, bundles)
      reports.push(report)
      print(`\n${sizeTitle(report)}; load of the machine ${loadavg()[0]?.toFixed(1)}\n`)
      print(sizeTable(report))
    }
    const [first] = reports
    const last = reports.at(-1)
    if (first && last && first !== last) print(`\n${growthTable(first, last)}`)
    print(`\n${bundleTable(measureBundles(bundles))}`)
    const packages = measurePackages()
    print(`\n${packages ? packageTable(packages) : 'The mini-program is not built (npm run build:weapp): no package sizes.'}`)
    print('\n! misses its target. CPU of the product includes the emulator itself: gateway, host, database and the stand-in for WeChat.')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function sizesOf(words: readonly string[]): number[] {
  const sizes = words.length === 0 ? DEFAULT_SIZES : words.map(Number)
  const wrong = sizes.find((size) => !Number.isInteger(size) || size < SMALLEST)
  if (wrong !== undefined) throw new Error(`sizes are whole numbers of at least ${SMALLEST}: npm run bench -- 1000 100000`)
  return sizes
}

/** Both servers side by side over fresh data, measured and taken away again. */
async function atSize(size: number, folder: string, bundles: string): Promise<SizeReport> {
  const home = join(folder, String(size))
  mkdirSync(home)
  const started = performance.now()
  const servers: Child[] = []
  try {
    note(`${size} cases: seeding`)
    const product = await startChild('town-server.ts', home, bundles, size)
    servers.push(product)
    const floor = await startChild('floor.ts', home, bundles, size)
    servers.push(floor)
    const seedSeconds = (performance.now() - started) / 1000
    const rows = await measure(product, floor, (operation) => note(`${size} cases: ${operation}`))
    return { size, rows, seedSeconds, dataBytes: product.bytes }
  } finally {
    for (const server of servers) await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

const print = (text: string): void => console.log(text)
/** Progress, for whoever waits at a terminal; not part of the table. */
const note = (text: string): void => { if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text} …`) }

main().then(() => process.stderr.isTTY && process.stderr.write('\r\u001b[K'), (error: unknown) => {
  console.error(error)
  process.exit(1)
})
