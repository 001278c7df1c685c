import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { type Migration, migrate } from '../../cloudfunctions/_database/runner'
import { PROJECT_ROOT } from '../../emulator/project-root'

/** Rows of a release as they lay in its tables, and how far its schema had come. */
export interface ReleaseData {
  version: string
  /** The newest migration it had. */
  schema: string
  rows: Record<string, object[]>
}

const FOLDER = join(PROJECT_ROOT, 'tests/database/releases')
export const fileOf = (version: string): string => join(FOLDER, `${version}.json`)

/** What earlier releases have left behind. */
export const keptReleases = (): ReleaseData[] =>
  readdirSync(FOLDER).filter((name) => name.endsWith('.json')).sort().map((name) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as ReleaseData)

/** 0.1.0 lay in another kind of database, which nobody ran. */
const BEFORE_POSTGRESQL = ['0.1.0']

/** Number of the release that is being made: its rows may be kept already. */
export const nextVersion = (): string => (JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as { version: string }).version

/** Releases of the changelog whose rows must be kept: all that came before the next one. */
export const releasedVersions = (): string[] =>
  [...readFileSync(join(PROJECT_ROOT, 'CHANGELOG.md'), 'utf8').matchAll(/^## (\d+\.\d+\.\d+)/gm)].map((match) => match[1] ?? '').filter((each) => each !== nextVersion() && !BEFORE_POSTGRESQL.includes(each)).sort()

const tablesOf = async (owner: Client): Promise<string[]> =>
  (await owner.query<{ name: string }>("select tablename as name from pg_tables where schemaname = 'mashangban' and tablename <> 'migrations' order by 1")).rows.map(({ name }) => name)

/** Every row of the schema, over a connection of the owner. */
export async function takeData(owner: Client, version: string): Promise<ReleaseData> {
  const rows: ReleaseData['rows'] = {}
  for (const table of await tablesOf(owner)) {
    const { rows: [found] } = await owner.query<{ list: object[] }>(`select coalesce(jsonb_agg(to_jsonb(t) order by t.ctid), '[]') as list from mashangban.${table} t`)
    rows[table] = found?.list ?? []
  }
  const { rows: [last] } = await owner.query<{ schema: string }>('select max(version) as schema from mashangban.migrations')
  return { version, schema: last?.schema ?? '', rows }
}

/** Lays the rows of a release into an empty database under the schema it had, then applies everything that came later; gives the names of those. */
export async function moveForward(owner: Client, data: ReleaseData, migrations: readonly Migration[], at: string): Promise<string[]> {
  await migrate(owner, migrations.filter(({ version }) => version <= data.schema), at)
  for (const [table, rows] of Object.entries(data.rows)) {
    // What is worked out from other columns is worked out again.
    const { rows: [given] } = await owner.query<{ columns: string }>(`select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`, [`mashangban.${table}`])
    const columns = given?.columns ?? ''
    await owner.query(`insert into mashangban.${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::mashangban.${table}, $1::jsonb)`, [JSON.stringify(rows)])
  }
  return migrate(owner, migrations, at)
}
