import { mkdirSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { temporaryFolder } from '../support/temporary-folder'
import { bundleAll, measureBundles, measurePackages } from './bundles'
import { type Child, startChild } from './child'
import { benchImport } from './import'
import { benchPrint } from './print'
import { DUE, type DueReport, measureDue } from './due'
import { CONNECTIONS } from './load'
import { measure, ROUND, WARM_UP } from './measure'
import { measurePage } from './page'
import { bundleTable, dueTable, growthTable, packageTable, pageTable, searchTable, type SizeReport, sizeTable, sizeTitle } from './report'
import { measureSearches } from './searches'
import { serve } from './serve'

const DEFAULT_SIZES = [1000, 10_000]
const SMALLEST = 1000

/**
 * `npm run bench -- 10000 100000`: the figures of the product against the floor, at each number of stored cases. Prints tables and never
 * fails over a figure: what is measured depends on the machine, so only ratios within one run say something.
 */
async function bench(sizes: readonly number[]): Promise<void> {
  const folder = temporaryFolder('mashangban-bench-')
  try {
    const bundles = join(folder, 'bundles')
    await bundleAll(bundles)
    const whose = process.platform === 'linux' ? 'CPU of all processes, the database included' : 'CPU of the Node.js process only: this system does not tell that of the database'
    print(`${CONNECTIONS} connections · medians of rounds of ${ROUND} after ${WARM_UP} to warm up · ${whose} · ${availableParallelism()} × ${cpus()[0]?.model ?? '?'}`)
    const reports: SizeReport[] = []
    for (const size of sizes) {
      const report = await atSize(size, folder, bundles)
      reports.push(report)
      print(`\n${sizeTitle(report)}; load of the machine ${loadavg()[0]?.toFixed(1)}\n\n${sizeTable(report)}\n\n${searchTable(report)}`)
    }
    const [first] = reports
    const last = reports.at(-1)
    if (first && last && first !== last) print(`\n${growthTable(first, last)}`)
    print(`\n${dueTable(await dueAtOnce(folder, bundles))}`)
    print(`\n${bundleTable(await measureBundles(bundles))}`)
    const packages = measurePackages()
    print(`\n${packages ? packageTable(packages) : 'The mini-program is not built (npm run build:weapp): no package sizes.'}`)
    const page = await measurePage()
    print(`\n${page ? pageTable(page) : 'The page is not built (npm run build:h5), or there is no browser: nothing about its first load.'}`)
    print('\n! misses its target. The product includes the emulator itself: gateway, host, and the stand-in for WeChat. The floor is node:http with SQLite, synchronous = full.')
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

/** Runs servers over fresh data and takes them away again, whatever happens. */
async function withServers<T>(home: string, start: (servers: Child[]) => Promise<T>): Promise<T> {
  mkdirSync(home)
  const servers: Child[] = []
  try {
    return await start(servers)
  } finally {
    for (const server of servers) await server.stop()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Both servers side by side. */
function atSize(size: number, folder: string, bundles: string): Promise<SizeReport> {
  const home = join(folder, String(size))
  return withServers(home, async (servers) => {
    const started = performance.now()
    note(`${size} cases: seeding`)
    const product = await startChild('town-server.ts', { folder: home, bundles, size })
    servers.push(product)
    const floor = await startChild('floor-server.ts', { folder: home, bundles, size })
    servers.push(floor)
    const seedSeconds = (performance.now() - started) / 1000
    const rows = await measure(product, floor, (operation) => note(`${size} cases: ${operation}`))
    note(`${size} cases: search`)
    return { size, rows, searches: await measureSearches(product), seedSeconds, dataBytes: product.bytes }
  })
}

/** Over data of its own: elsewhere hardly so many are open. */
function dueAtOnce(folder: string, bundles: string): Promise<DueReport> {
  const home = join(folder, 'due')
  return withServers(home, async (servers) => {
    note(`${DUE} cases due`)
    const product = await startChild('town-server.ts', { folder: home, bundles, size: SMALLEST, open: DUE })
    servers.push(product)
    return measureDue(product)
  })
}

const print = (text: string): void => console.log(text)
/** Progress, for whoever waits at a terminal; not part of the table. */
const note = (text: string): void => { if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text} …`) }

const words = process.argv.slice(2)
const [mode, ...rest] = words
const job = mode === 'serve' ? serve(rest) : mode === 'import' ? benchImport(rest) : mode === 'print' ? benchPrint(rest) : bench(sizesOf(words))
job.then(() => process.stderr.isTTY && process.stderr.write('\r\u001b[K'), (error: unknown) => {
  console.error(error)
  process.exit(1)
})
