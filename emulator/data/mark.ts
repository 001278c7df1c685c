import { createHash } from 'node:crypto'
import type { Link } from './link'

/** How far the seed has come. `fresh`: none ran; `seeding`: one was under way when this was written. */
export type Stage = 'fresh' | 'seeding' | 'seeded'

/** What says that a database is the emulator's own. `keys` names the secrets its sealed columns were written with. */
export interface Mark {
  stage: Stage
  keys: string
}

const VERSION = 1
const MAKE = `create schema emulator;
  create table emulator.mark (what text primary key, version int not null, stage text not null, keys text not null);
  create table emulator.state (part text not null, key text not null, value jsonb not null, primary key (part, key));`

export const fingerprintOf = (secret: string): string => createHash('sha256').update(`emulator|${secret}`).digest('hex').slice(0, 16)

/** The mark of a database; undefined where there is none. */
export async function readMark(link: Pick<Link, 'query'>): Promise<Mark | undefined> {
  const [there] = await link.query<{ there: boolean }>("select to_regclass('emulator.mark') is not null as there")
  if (!there?.there) return undefined
  const [mark] = await link.query<{ stage: Stage; keys: string }>("select stage, keys from emulator.mark where what = 'mashangban'")
  return mark
}

/** Marks a database, before anything else is made in it: a start that is killed must find it again as its own. */
export const makeMark = (link: Link, keys: string): Promise<unknown> =>
  inOne(link, `${MAKE} insert into emulator.mark values ('mashangban', ${VERSION}, 'fresh', '${keys}');`)

/** Takes away everything of ours, whole or not at all, and marks the database anew. */
export const startOver = (link: Link, keys: string): Promise<unknown> =>
  inOne(link, `drop schema if exists mashangban cascade; drop schema emulator cascade; ${MAKE} insert into emulator.mark values ('mashangban', ${VERSION}, 'fresh', '${keys}');`)

export const setStage = (link: Link, stage: Stage): Promise<unknown> => link.query("update emulator.mark set stage = $1 where what = 'mashangban'", [stage])

/** Several statements sent as one are one transaction. `keys` is hexadecimal, so that it may stand in the text. */
const inOne = (link: Link, statements: string): Promise<unknown> => link.query(statements)

/** Whether none of the project's tables has a row. */
export async function isEmpty(link: Link): Promise<boolean> {
  const tables = await link.query<{ name: string }>(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'mashangban' and tablename <> 'migrations'",
  )
  if (tables.length === 0) return true
  const [found] = await link.query<{ any: boolean }>(`select ${tables.map(({ name }) => `exists (select from mashangban.${name})`).join(' or ')} as any`)
  return found?.any === false
}
