import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { writeCsv, writeXlsx } from '../../cloudfunctions/_sheets/write'
import { startEmulator, type Emulator } from '../../emulator/emulator'
import { buildFunctions, FUNCTIONS_DIR } from '../../emulator/build/project'
import { seedTown } from '../../emulator/seed'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { functionOf } from '../../shared/access/functions'
import { makeUscc } from '../../shared/register/uscc'
import { slownessNow } from '../machine'
import { temporaryFolder } from '../support/temporary-folder'
import { cpuOf } from './cpu'
import { type FunctionProcess, startFunction } from './function-process'
import { beginPeak, peakOf } from './peak'

const DISTRICT = '370613'
const ADMIN = 'demo-admin'
const COLUMNS = ['企业名称', '统一社会信用代码', '所属街道', '住所', '服务专员', '联系人', '联系电话', '是否重点企业', '行业', '规模', '状态', '备注']
const STREETS = ['黄海路街道', '初家街道', '滨海路街道', '解甲庄街道', '莱山街道', '院格庄街道']
const OFFICERS = ['林知远', '沈路遥', '周念', '顾长青', '许家宁', '唐果']
const BRANDS = [...'恒通启明新冶小满晴川东岗微晶远帆海润丰谷蓝湾松石青橙北辰长禾一帆金穗澄明']

/** A company of the sheet, as another office would write it. */
function rowOf(at: number): string[] {
  const brand = `${BRANDS[at % BRANDS.length] ?? ''}${BRANDS[(at * 7 + 3) % BRANDS.length] ?? ''}${at.toString(36).toUpperCase()}`
  return [
    `烟台${brand}商贸有限公司`, makeUscc(`91370613MB${at.toString(10).padStart(7, '0')}`), STREETS[at % STREETS.length] ?? '', `示范路 ${at % 900} 号 ${at % 30} 层`, OFFICERS[at % OFFICERS.length] ?? '',
    `王示例${at % 10}`, `139${String(at).padStart(8, '0')}`, at % 50 === 0 ? '是' : '否', 'C13', '小型', '在营', '',
  ]
}

function* rows(many: number): Generator<string[]> {
  for (let at = 0; at < many; at++) yield rowOf(at)
}

/** Asks as the administrator: `own` for what its function answers, the emulator for the rest. */
const callerOf = (emulator: Emulator, own: FunctionProcess | null) => async <A extends ActionName>(action: A, input: InputOf<A>): Promise<OutputOf<A>> => {
  const [name, event] = [functionOf(action), { action, input }]
  const reply = (await (own !== null && name === 'import' ? own.call(event, ADMIN) : emulator.call(name, event, ADMIN))) as Reply<OutputOf<A>>
  if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.message}`)
  return reply.data
}

type Ask = ReturnType<typeof callerOf>

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1000
}

let serial = 0
const draw = (): string => `bench-import-${++serial}-${process.pid}`

interface Driven {
  seconds: number
  /** Milliseconds of the slowest of the other calls meanwhile. */
  slowest: number
  /** CPU seconds of the process that did it, and the most memory it had, in MB; null where the system does not tell. */
  cpu: number | null
  peak: number | null
  /** How many times as slow as at its best the machine was, before and after: it may vary by half within minutes. */
  slowness: number
}

/** One step to its end, as the page drives it (`work` asks for it until it gives false); meanwhile the slowest of other calls is noted. */
async function driven(ask: Ask, pid: number, begin: () => Promise<unknown>, work: () => Promise<boolean>): Promise<Driven> {
  let slowest = 0
  let going = true
  // Whoever comes first waits for a function to start, whatever else goes on.
  await ask('register.companies', { areaId: DISTRICT })
  const slowBefore = slownessNow()
  const others = (async () => {
    while (going) {
      slowest = Math.max(slowest, (await secondsOf(() => ask('register.companies', { areaId: DISTRICT }))) * 1000)
      await new Promise((done) => setTimeout(done, 200))
    }
  })()
  const before = cpuOf(pid)
  beginPeak(pid)
  try {
    const seconds = await secondsOf(async () => {
      await begin()
      while (await work());
    })
    const [peak, cpu] = [peakOf(pid), cpuOf(pid)]
    going = false
    await others
    // Not while others are asked: it keeps this process for itself.
    const slowness = (slowBefore + slownessNow()) / 2
    return { seconds, slowest, peak, slowness, cpu: cpu === null || before === null ? null : (cpu - before) / 1000 }
  } finally {
    going = false
  }
}

async function upload(ask: Ask, path: string, name: string): Promise<string> {
  const bytes = readFileSync(path)
  const { importId, url, headers } = await ask('import.ticket', { areaId: DISTRICT, kind: 'companies', name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  if (!put.ok) throw new Error(`the upload was refused: ${put.status}`)
  return importId
}

/** What the register of the district has, into a file: its rows and bytes. */
async function exported(ask: Ask, pid: number): Promise<Driven & { rows: number; bytes: number }> {
  let exportId = ''
  const step = await driven(ask, pid, async () => {
    ({ exportId } = await ask('export.begin', { requestId: draw(), list: { of: 'companies', areaId: DISTRICT } }))
  }, async () => ['waiting', 'writing'].includes((await ask('export.work', { exportId })).state))
  const { state, rows, file } = await ask('export.show', { exportId })
  if (file === null) throw new Error(`the export ended ${state}`)
  return { ...step, rows, bytes: (await (await fetch(file.url)).arrayBuffer()).byteLength }
}

const LIMIT = { slowest: 300, peak: 300 }

function note(what: string, { seconds, slowest, peak, cpu, slowness }: Pick<Driven, 'seconds'> & Partial<Driven>, most: number | null): void {
  const said = [`${what}: ${seconds.toFixed(1)} s${most === null ? '' : ` (at most ${most})`}`]
  if (slowness !== undefined) said.push(`${(seconds / slowness).toFixed(1)} s where the machine was at its best (${slowness.toFixed(1)} times as slow)`)
  if (typeof cpu === 'number') said.push(`${cpu.toFixed(1)} s of CPU`)
  if (slowest !== undefined) said.push(`slowest other call meanwhile ${slowest.toFixed(0)} ms (at most ${LIMIT.slowest})`)
  if (typeof peak === 'number') said.push(`${peak.toFixed(0)} MB (below ${LIMIT.peak})`)
  console.log(said.join('; '))
}

/**
 * `npm run bench -- import 300000`: so many companies from .csv and .xlsx into an empty register, again unchanged, searched, exported, and taken back, by the function in a process of its own, whose memory
 * is told; `-- import 300000 emulator`: by the emulator's, which is a thread beside everything else of it. Targets for 300,000 on 2 cores.
 */
export async function benchImport([size = '300000', where = 'process', ...rest]: readonly string[]): Promise<void> {
  const many = Number(size)
  if (rest.length > 0 || !Number.isInteger(many) || many < 1 || !['process', 'emulator'].includes(where)) throw new Error('how many companies is a whole number: npm run bench -- import 300000 [emulator]')
  const folder = temporaryFolder('mashangban-bench-import-')
  await buildFunctions()
  mkdirSync(join(folder, 'data'))
  const emulator = await startEmulator({ port: 0, dataDir: join(folder, 'data'), functionsDir: FUNCTIONS_DIR, seed: async (tools) => void (await seedTown(tools)), quiet: true })
  const own = where === 'process' ? startFunction('import', emulator) : null
  const pid = own?.pid ?? process.pid
  const ask = callerOf(emulator, own)
  const step = (action: 'import.read' | 'import.apply' | 'import.undo', importId: string): Promise<Driven> =>
    driven(ask, pid, () => ask(action, { requestId: draw(), importId }), async () => ['reading', 'applying', 'undoing'].includes((await ask('import.work', { importId })).state))
  const timed = async (work: () => Promise<unknown>): Promise<{ seconds: number }> => ({ seconds: await secondsOf(work) })
  console.log(`${many} companies; the function is ${own === null ? 'a thread of the emulator, whose memory is told as a whole' : 'a process of its own'}; load of the machine ${loadavg()[0]?.toFixed(1)}`)
  try {
    const plan = { name: '名册', columns: COLUMNS.map((heading) => ({ heading, width: 16 })) }
    const [csv, xlsx] = [join(folder, 'r.csv'), join(folder, 'r.xlsx')]
    note('the .csv is written', await timed(() => writeCsv(csv, { ...plan, rows: rows(many) })), null)
    note('the .xlsx is written', await timed(() => writeXlsx(xlsx, { ...plan, rows: rows(many) }, new Date())), null)
    const first = await upload(ask, csv, 'r.csv')
    note('dry run from .csv', await step('import.read', first), 25)
    note('apply into an empty register', await step('import.apply', first), 40)
    console.log(JSON.stringify((await ask('import.show', { importId: first })).acts))
    const second = await upload(ask, xlsx, 'r.xlsx')
    note('dry run from .xlsx, all unchanged', await step('import.read', second), 50)
    note('apply of what is unchanged', await step('import.apply', second), null)
    // As the server does by itself within a minute of so many new rows.
    await emulator.database.query('vacuum analyze mashangban.companies')
    for (const search of ['恒通', '商贸有限公司', rowOf(1234)[1]?.slice(0, 14) ?? '', rowOf(4321)[6] ?? '', '4321', '林知远', '天马行空']) {
      await ask('register.companies', { areaId: DISTRICT, search })
      note(`search ${search}`, await timed(() => ask('register.companies', { areaId: DISTRICT, search })), 0.3)
    }
    note('list', await timed(() => ask('register.companies', { areaId: DISTRICT })), 0.3)
    note('home', await timed(() => ask('register.overview', { areaId: DISTRICT })), 0.3)
    const file = await exported(ask, pid)
    note(`export of ${file.rows} rows, ${(file.bytes / 1e6).toFixed(1)} MB`, file, 60)
    note('taking it all back', await step('import.undo', first), null)
  } finally {
    await own?.stop()
    await emulator.stop()
    if (!process.env['KEEP']) rmSync(folder, { recursive: true, force: true }); else console.log(folder)
  }
}
