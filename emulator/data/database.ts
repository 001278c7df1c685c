import type { Client } from 'pg'
import { migrateDatabase } from '../../cloudfunctions/_database/prepare'
import type { Migration } from '../../cloudfunctions/_database/runner'
import type { Part } from '../registry'
import { databaseOf } from './connection-url'
import { loadStates, type DurableState } from './durable-state'
import { createLink, type Link, type Row } from './link'
import { fingerprintOf, isEmpty, makeMark, readMark, setStage, startOver, type Stage } from './mark'
import { RefusedDatabase } from './refused'

/** Where the data are: a database as its owner and as the role of the functions. */
export interface DatabaseUrls {
  ownerUrl: string
  appUrl: string
}

export interface Database extends DatabaseUrls {
  /** Runs one statement as the owner; instants come as ISO text. */
  query<R extends object = Row>(text: string, values?: readonly unknown[]): Promise<R[]>
}

export interface DatabasePart extends Part, Database {
  /** Values that a part of the emulator keeps. */
  state(name: string): DurableState
  /** Whether a seed that was interrupted had to be taken away. */
  readonly startedOver: boolean
  /** Whether nobody has written anything yet. */
  isEmpty(): Promise<boolean>
  mark(stage: Stage): Promise<void>
}

export interface OpenOptions extends DatabaseUrls {
  migrations: readonly Migration[]
  /** A secret that everything sealed depends on: data written with another one can't be read. */
  secret: string
  say(line: string): void
}

/** Any number, but not the one of the migrations: held as long as an emulator uses the database. */
const LOCK = 7_270_412
const LOCK_TRIES = 30

/**
 * Opens a database that is empty or ours: marks it, clears an interrupted seed, migrates, loads the emulator's own values.
 * Throws RefusedDatabase (in use, written with other keys, not to be migrated) and leaves it as it is then.
 */
export async function openDatabase({ ownerUrl, appUrl, migrations, secret, say }: OpenOptions): Promise<DatabasePart> {
  const link = createLink(ownerUrl, takeLock)
  try {
    const startedOver = await claim(link, fingerprintOf(secret))
    if (startedOver) say('An interrupted seed was removed; it starts over.')
    const applied = await migrated(ownerUrl, migrations)
    if (applied.length > 0) say(`Migrated: ${applied.join(', ')}`)
    const states = await loadStates(link)
    return {
      name: 'database', ownerUrl, appUrl, startedOver,
      query: (text, values) => link.query(text, values),
      state: states.part,
      isEmpty: () => isEmpty(link),
      mark: async (stage) => void (await setStage(link, stage)),
      start: async () => undefined,
      stop: async () => {
        await states.settle().finally(() => link.close())
      },
      info: () => ({ name: databaseOf(ownerUrl) }),
    }
  } catch (error) {
    await link.close()
    throw error
  }
}

/** Two emulators over one database would each keep their own copy of its state. A killed one's lock goes when the server notices. */
async function takeLock(client: Client): Promise<void> {
  for (let attempt = 0; attempt < LOCK_TRIES; attempt++) {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [LOCK])
    if (rows[0]?.mine) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new RefusedDatabase(
    `数据库 ${client.database ?? ''} 正被另一个模拟环境使用，请先停止它，或换一个数据库`,
    'another emulator uses this database: stop it first, or give another database',
  )
}

/** Marks the database as ours, or finds it to be. Tells whether an interrupted seed was cleared. */
async function claim(link: Link, keys: string): Promise<boolean> {
  const mark = await readMark(link)
  if (mark === undefined) {
    await makeMark(link, keys)
    return false
  }
  if (mark.stage === 'seeding') {
    await startOver(link, keys)
    return true
  }
  if (mark.keys !== keys) {
    throw new RefusedDatabase(
      '这个数据库里的内容是用另一份密钥加密的，没有改动它。请把 DATA_DIR 指回原来的目录（里面有 secrets.json），或换一个空数据库',
      'this database was written with other keys and was left alone: point DATA_DIR to the folder that holds their secrets.json, or give an empty database',
    )
  }
  return false
}

async function migrated(ownerUrl: string, migrations: readonly Migration[]): Promise<string[]> {
  try {
    return await migrateDatabase(ownerUrl, migrations, new Date().toISOString())
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RefusedDatabase(`数据库结构没有更新成功，数据没有动，请先解决这个问题：${reason}`, 'the database could not be migrated and keeps its data', error)
  }
}
