import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PROJECT_ROOT } from '../../../emulator/project-root'
import { seedImportedTown } from '../../../emulator/seed'
import { SHEET_ORDER, sheetFile } from '../../../emulator/seed/sheets'
import { writeSheets } from '../../../emulator/seed/write-sheets'
import { startOnClone } from '../../support/emulator-on-clone'
import type { Emulator } from '../../../emulator/emulator'
import { MORNING } from '../../support/morning'
import { draw } from '../../support/town'
import { townTemplate } from '../../support/seeded-templates'
import { EMPTY } from '../../support/templates'
import { CITY_ADMIN } from '../../support/townspeople'
import { temporaryFolder } from '../../support/temporary-folder'

let imported: Emulator
let inserted: Emulator
beforeAll(async () => {
  imported = await startOnClone(EMPTY, { startsAt: Date.parse(MORNING), seed: async (tools) => void (await seedImportedTown(tools)) })
  inserted = await startOnClone(await townTemplate(), { startsAt: Date.parse(MORNING) })
})
afterAll(() => Promise.all([imported, inserted].map((each) => each?.stop())))

/** What is sealed anew each time, and by how many steps it came. */
const DRAWN: Readonly<Record<string, readonly string[]>> = { persons: ['openid', 'name', 'phone'], companies: ['contacts', 'version', 'run'] }

async function rowsOf(emulator: Emulator, table: string): Promise<object[]> {
  const rows = await emulator.database.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) - $1::text[] as row from mashangban.${table} t`, [DRAWN[table] ?? []])
  return rows.map(({ row }) => row).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

test.each(['tenants', 'areas', 'units', 'halls', 'windows', 'persons', 'memberships', 'companies', 'pairings', 'codes'])('what the sheets bring in is what tests are given: %s', async (table) => {
  const there = await rowsOf(imported, table)
  expect(there).toEqual(await rowsOf(inserted, table))
  expect(there.length).toBeGreaterThan(0)
})

test('everybody has the ids by which the demonstration is known outside', async () => {
  const personas = async ({ url }: Emulator): Promise<unknown> => (await fetch(`${url}/__emulator/personas`)).json()
  expect(await personas(imported)).toEqual(await personas(inserted))
})

test('each thing has its beginning in the history, under the import that made it, and in no other name', async () => {
  const { database } = imported
  const [{ strangers } = { strangers: null }] = await database.query<{ strangers: number }>(`select count(*)::int as strangers from mashangban.changes h where h.run is null or not exists (
    select from mashangban.areas t where t.id = h.id union all select from mashangban.units t where t.id = h.id union all select from mashangban.halls t where t.id = h.id union all select from mashangban.windows t where t.id = h.id
    union all select from mashangban.companies t where t.id = h.id union all select from mashangban.memberships m where m.person_id || ':' || m.role || ':' || m.place = h.id)`)
  expect(strangers).toBe(0)
  const first = await database.query<{ of: string; many: number }>('select h.of, count(*)::int as many from mashangban.changes h where h.version = 1 group by h.of order by h.of')
  expect(first).toEqual([
    { of: 'area', many: 10 }, { of: 'company', many: 36 }, { of: 'hall', many: 2 }, { of: 'office', many: 36 }, { of: 'unit', many: 18 }, { of: 'window', many: 6 },
  ])
})

test('the sheets that are committed are the ones that its places and people make', async () => {
  const folder = temporaryFolder('mashangban-sheets-')
  await mkdir(dirname(join(folder, sheetFile('areas'))), { recursive: true })
  await writeSheets(folder)
  for (const name of SHEET_ORDER) expect([name, readFileSync(join(PROJECT_ROOT, sheetFile(name)), 'utf8')]).toEqual([name, readFileSync(join(folder, sheetFile(name)), 'utf8')])
})

test.each(SHEET_ORDER)('brought in again, nothing of it changes: %s', async (kind) => {
  const must = async <T>(action: string, input: object): Promise<T> => {
    const reply = await imported.call<T>('import', { action, input }, CITY_ADMIN)
    if (!reply.ok) throw new Error(`${action}: ${reply.error.code}`)
    return reply.data
  }
  const bytes = readFileSync(join(PROJECT_ROOT, sheetFile(kind)))
  const { importId, url, headers } = await must<{ importId: string; url: string; headers: Record<string, string> }>('import.ticket', {
    areaId: '370600', kind, name: 'again.csv', source: '', sha256: createHash('sha256').update(bytes).digest('hex'), size: bytes.length,
  })
  await fetch(url, { method: 'PUT', headers, body: new Uint8Array(bytes) })
  await must('import.read', { requestId: draw(), importId, closeAbsent: false })
  await must('import.work', { importId })
  const { acts, total, changes } = await must<{ acts: object; total: number; changes: object[] }>('import.show', { importId })
  // A sheet has a column for one contact, and each company has been given a second.
  if (kind === 'companies') return expect(changes).toMatchObject([{ label: '联系人', count: total }])
  expect(acts).toEqual({ same: total })
})
