import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { picture, readTables, rowTypes, type Table, withPicture } from '../../cloudfunctions/_database/describe'
import { migrateDatabase, withClient } from '../../cloudfunctions/_database/prepare'
import { readMigrations } from '../../cloudfunctions/_database/runner'
import { COLUMNS_WITH_WORDS } from '../../cloudfunctions/_flow/erase'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { BLANK, cloneOwned } from '../support/templates'

const FOLDER = join(PROJECT_ROOT, 'cloudfunctions/_database')
const MIGRATIONS = readMigrations(join(FOLDER, 'migrations'))
const AT = '2026-11-25T01:00:00.000Z'
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

let database: Awaited<ReturnType<typeof cloneOwned>>
let tables: Table[]
beforeAll(async () => {
  database = await cloneOwned(BLANK)
  await migrateDatabase(database.ownerUrl, MIGRATIONS, AT)
  tables = await withClient(database.ownerUrl, readTables)
})
afterAll(() => database.drop())

test('the types of the rows are those of a freshly migrated database (npm run docs writes them)', () => {
  expect(read('rows.ts')).toBe(rowTypes(tables))
})

test('the drawing of the tables is that of a freshly migrated database (npm run docs draws it)', () => {
  expect(read('README.md')).toBe(withPicture(read('README.md'), picture(tables)))
  expect(tables.length).toBeGreaterThan(20)
})

test('a type whose parser nobody has decided is refused by its name', () => {
  expect(() => rowTypes([{ name: 'sums', columns: [{ name: 'amount', type: 'numeric', nullable: false, key: false }] }])).toThrow(/amount.*numeric/)
})

test('migrations applied once are not applied again', async () => {
  expect(await migrateDatabase(database.ownerUrl, MIGRATIONS, AT)).toEqual([])
})

test('a migration that was edited after it was applied is refused, and nothing is changed', async () => {
  const [first, ...rest] = MIGRATIONS
  if (!first) throw new Error('there are no migrations')
  await expect(migrateDatabase(database.ownerUrl, [{ ...first, sql: `${first.sql}\n` }, ...rest], AT)).rejects.toThrow(/has been changed since/)
  await expect(migrateDatabase(database.ownerUrl, rest, AT)).rejects.toThrow(/newer than this release/)
  expect(await withClient(database.ownerUrl, readTables)).toEqual(tables)
})

test('of a migration that fails in the middle nothing is left', async () => {
  const broken = { version: '29990101000000', name: 'broken', sql: 'create table mashangban.half (a int); select 1 / 0' }
  await expect(migrateDatabase(database.ownerUrl, [...MIGRATIONS, broken], AT)).rejects.toThrow(/29990101000000_broken failed/)
  expect((await withClient(database.ownerUrl, readTables)).map(({ name }) => name)).not.toContain('half')
})

/** Columns of an aggregate's tables that hold no words: ids, codes, dates, hashes, names of units, states. Whoever adds a column decides. */
const WITHOUT_WORDS: Readonly<Record<string, readonly string[]>> = {
  cases: ['number', 'kind', 'matter', 'status', 'box', 'company_id', 'filer_id', 'unit_id', 'handler_id', 'pool_area', 'area_id', 'closed_to', 'head',
    // Units and officials' work contacts are public, and so is the sentence of the routing table; the rest is dates and states.
    'face'],
  entries: ['kind', 'person_id', 'status', 'commitment', 'mask', 'hash'],
  finds: [],
  followers: ['person_id', 'box', 'closed_to'],
  lies_in: ['area', 'box', 'closed_to', 'status', 'kind', 'handler_id', 'unit_id'],
  files: ['file_id', 'person_id', 'type', 'state'],
  messages: ['person_id', 'kind', 'number', 'gathered'],
  ratings: ['rating_id', 'rater', 'reasons', 'receipt'],
  requests: ['person_id', 'request_id', 'action', 'asked'],
  jobs: ['kind', 'key', 'claim', 'error'],
  // Of the register, which is no aggregate of a flow: what a company is called is public, its contacts are sealed.
  changes: ['person_id', 'run', 'what'],
  // What the person was answered: ids, versions, numbers.
  deeds: ['area', 'kind', 'action', 'person_id', 'thing', 'company_id', 'detail'],
  media_checks: ['trace_id'],
  // What administrators write of their areas and units to each other.
  merges: ['from_id', 'into_id', 'reason', 'touches', 'touched', 'state', 'proposed_by', 'decided_by'],
  merging: ['merge_id'],
  codes: ['code_id', 'short_code', 'status', 'reason', 'put_up_by', 'put_up_photo'],
  // What is printed for a door is public.
  prints: ['area_id', 'person_id', 'template', 'chosen', 'words', 'state', 'found', 'sample', 'list', 'failure'],
  print_signs: ['print_id', 'name', 'code_id', 'short_code', 'left_out'],
  scans: ['scan_id', 'code_id', 'scanned_by', 'way'],
}

test('every column of an aggregate that could hold words is erased, or somebody has said that it holds none', () => {
  const known = (table: string, column: string): boolean => [...Object.keys((COLUMNS_WITH_WORDS as Record<string, object>)[table] ?? {}), ...(WITHOUT_WORDS[table] ?? [])].includes(column)
  const ofAggregates = tables.filter(({ name, columns }) => name === 'cases' || columns.some((column) => column.name === 'of'))
  const open = ofAggregates.flatMap(({ name, columns }) => columns
    .filter(({ type, name: column }) => ['text', 'text[]', 'jsonb'].includes(type) && !['tenant', 'of', 'id'].includes(column) && !known(name, column))
    .map((column) => `${name}.${column.name}`))
  expect(open).toEqual([])
  const there = new Set(tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`)))
  expect(Object.entries(COLUMNS_WITH_WORDS).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`)).filter((each) => !there.has(each))).toEqual([])
})
