import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeCsv, writeXlsx } from '../../cloudfunctions/_sheets/write'
import { startEmulator, type Emulator } from '../../emulator/emulator'
import { buildFunctions, FUNCTIONS_DIR } from '../../emulator/build/project'
import { seedTown } from '../../emulator/seed'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { functionOf } from '../../shared/access/functions'
import { makeUscc } from '../../shared/register/uscc'
import { temporaryFolder } from '../support/temporary-folder'

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

const callerOf = (emulator: Emulator) => async <A extends ActionName>(action: A, input: InputOf<A>): Promise<OutputOf<A>> => {
  const reply = (await emulator.call(functionOf(action), { action, input }, ADMIN)) as Reply<OutputOf<A>>
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

/** One step to its end, as the page drives it; meanwhile the slowest of other calls is noted. */
async function driven(ask: Ask, importId: string, begin: () => Promise<unknown>): Promise<{ seconds: number; slowest: number }> {
  let slowest = 0
  let going = true
  const others = (async () => {
    while (going) {
      slowest = Math.max(slowest, (await secondsOf(() => ask('register.companies', { areaId: DISTRICT }))) * 1000)
      await new Promise((done) => setTimeout(done, 200))
    }
  })()
  const seconds = await secondsOf(async () => {
    await begin()
    while (['reading', 'applying', 'undoing'].includes((await ask('import.work', { importId })).state));
  })
  going = false
  await others
  return { seconds, slowest }
}

async function upload(ask: Ask, path: string, name: string): Promise<string> {
  const bytes = readFileSync(path)
  const { importId, url, headers } = await ask('import.ticket', { areaId: DISTRICT, kind: 'companies', name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') })
  const put = await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  if (!put.ok) throw new Error(`the upload was refused: ${put.status}`)
  return importId
}

/** `npm run bench -- import 300000`: so many companies from .csv and .xlsx into an empty register, again unchanged, searched, and taken back. Targets for 300,000 on 2 cores. */
export async function benchImport(words: readonly string[]): Promise<void> {
  const many = Number(words[0] ?? 300_000)
  if (words.length > 1 || !Number.isInteger(many) || many < 1) throw new Error('how many companies is a whole number: npm run bench -- import 300000')
  const folder = temporaryFolder('mashangban-bench-import-')
  await buildFunctions()
  mkdirSync(join(folder, 'data'))
  const emulator = await startEmulator({ port: 0, dataDir: join(folder, 'data'), functionsDir: FUNCTIONS_DIR, seed: async (tools) => void (await seedTown(tools)), quiet: true })
  const ask = callerOf(emulator)
  const note = (what: string, seconds: number, most: number | null, slowest?: number): void => {
    console.log(`${what}: ${seconds.toFixed(1)} s${most === null ? '' : ` (at most ${most})`}${slowest === undefined ? '' : `; slowest other call meanwhile ${slowest.toFixed(0)} ms (at most 300)`}`)
  }
  try {
    const plan = { name: '名册', columns: COLUMNS.map((heading) => ({ heading, width: 16 })) }
    const [csv, xlsx] = [join(folder, 'r.csv'), join(folder, 'r.xlsx')]
    note('the .csv is written', await secondsOf(() => writeCsv(csv, { ...plan, rows: rows(many) })), null)
    note('the .xlsx is written', await secondsOf(() => writeXlsx(xlsx, { ...plan, rows: rows(many) }, new Date())), null)
    const first = await upload(ask, csv, 'r.csv')
    const read = await driven(ask, first, () => ask('import.read', { requestId: draw(), importId: first }))
    note('dry run from .csv', read.seconds, 25, read.slowest)
    const applied = await driven(ask, first, () => ask('import.apply', { requestId: draw(), importId: first }))
    note('apply into an empty register', applied.seconds, 40, applied.slowest)
    console.log(JSON.stringify((await ask('import.show', { importId: first })).acts))
    const second = await upload(ask, xlsx, 'r.xlsx')
    const again = await driven(ask, second, () => ask('import.read', { requestId: draw(), importId: second }))
    note('dry run from .xlsx, all unchanged', again.seconds, 50, again.slowest)
    const unchanged = await driven(ask, second, () => ask('import.apply', { requestId: draw(), importId: second }))
    note('apply of what is unchanged', unchanged.seconds, null, unchanged.slowest)
    // As the server does by itself within a minute of so many new rows.
    await emulator.database.query('vacuum analyze mashangban.companies')
    for (const search of ['恒通', '商贸有限公司', rowOf(1234)[1]?.slice(0, 14) ?? '', rowOf(4321)[6] ?? '', '4321', '林知远', '天马行空']) {
      await ask('register.companies', { areaId: DISTRICT, search })
      note(`search ${search}`, await secondsOf(() => ask('register.companies', { areaId: DISTRICT, search })), 0.3)
    }
    note('list', await secondsOf(() => ask('register.companies', { areaId: DISTRICT })), 0.3)
    note('home', await secondsOf(() => ask('register.overview', { areaId: DISTRICT })), 0.3)
    const undone = await driven(ask, first, () => ask('import.undo', { requestId: draw(), importId: first }))
    note('taking it all back', undone.seconds, null, undone.slowest)
  } finally {
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
