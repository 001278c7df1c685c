import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'

/** One forward step of the schema: plain SQL, applied whole or not at all. */
export interface Migration {
  /** 14 digits. */
  version: string
  name: string
  sql: string
}

const FILE = /^(\d{14})_([a-z_]+)\.sql$/

/** Every migration of a folder, oldest first. Throws on a file whose name is none. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder).sort().map((file) => {
    const [, version = '', name = ''] = FILE.exec(file) ?? []
    if (version === '') throw new Error(`not the name of a migration (<14 digits>_<lower_case_name>.sql): ${file}`)
    return { version, name, sql: readFileSync(join(folder, file), 'utf8') }
  })
}

/** Any number: the same for all who migrate this schema. */
const LOCK = 7_270_411
const checksumOf = ({ sql }: Migration): string => createHash('sha256').update(sql).digest('hex')

/**
 * Brings the schema up to date, over a connection of its owner; gives the names applied. One runner at a time; each migration is one
 * transaction, so a killed run leaves whole steps behind. `at` is the instant noted beside them. Throws when a migration that was
 * applied has been edited since, or one that was applied is missing here (an older release than the database).
 */
export async function migrate(owner: Client, migrations: readonly Migration[], at: string): Promise<string[]> {
  await owner.query('select pg_advisory_lock($1)', [LOCK])
  try {
    await owner.query('create schema if not exists mashangban')
    await owner.query('create table if not exists mashangban.migrations (version text primary key, name text not null, checksum text not null, applied_at timestamptz not null)')
    const { rows } = await owner.query<{ version: string; checksum: string }>('select version, checksum from mashangban.migrations order by version')
    const applied = new Map(rows.map(({ version, checksum }) => [version, checksum]))
    const unknown = [...applied.keys()].filter((version) => !migrations.some((migration) => migration.version === version))
    if (unknown.length > 0) throw new Error(`the database is newer than this release: it has the migration ${unknown.join(', ')}`)
    const pending = migrations.filter((migration) => {
      const checksum = applied.get(migration.version)
      if (checksum !== undefined && checksum !== checksumOf(migration)) throw new Error(`the migration ${migration.version} was applied and has been changed since`)
      return checksum === undefined
    })
    for (const migration of pending) await apply(owner, migration, at)
    return pending.map(({ version, name }) => `${version}_${name}`)
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [LOCK])
  }
}

async function apply(owner: Client, migration: Migration, at: string): Promise<void> {
  await owner.query('begin')
  try {
    await owner.query(migration.sql)
    await owner.query('insert into mashangban.migrations (version, name, checksum, applied_at) values ($1, $2, $3, $4)', [migration.version, migration.name, checksumOf(migration), at])
    await owner.query('commit')
  } catch (error) {
    await owner.query('rollback').catch(() => undefined)
    throw new Error(`the migration ${migration.version}_${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
