import { createHash } from 'node:crypto'
import { after, type Changes } from '../../../shared/register/changes'
import { needed, readRow, type RowKind } from '../../../shared/register/read-row'
import { type PlaceKind, TABLES, type ThingNow, thingNow, thingWrite, type ThingWrite } from '../../_register/things'
import type { Kind } from './kind'

/** The id of something that a sheet makes: the same of two rows that say the same, and of each import another. */
export const madeId = (prefix: string, ...said: readonly string[]): string => `${prefix}-${createHash('sha256').update(said.join('\n')).digest('base64url').slice(0, 14)}`

export type LinedWrite = ThingWrite & { line: number }

/** What kinds have in common that are a row of a table of their own. What the stage keeps as the key of one is its id, also where it is to be made. */
export function placeKind(of: PlaceKind, row: RowKind): Omit<Kind<ThingNow, LinedWrite>, 'areaOf' | 'knows' | 'meet' | 'put' | 'dropped'> {
  const { table } = TABLES[of]
  return {
    of,
    rows: (which) => `(select t.* from mashangban.${table} t where t.tenant = :tenant and ${which} offset 0)`,
    keyIs: (alias, key) => `${alias}.id = ${key}`,
    keyIsNow: (alias, key) => `${alias}.id = ${key}`,
    idIs: (alias, id) => `${alias}.id = ${id}`,
    keysOf: (ids) => ids,
    silent: () => 'false',
    now: (alias) => thingNow(of, alias),
    keyNow: ({ id }) => id,
    beneath: null,
    grows: null,
    isKeyShown: false,
    isMaking: (version) => version === 1,
    read(cells, circumstances) {
      const { contact: _none, ...read } = readRow(row, cells, circumstances)
      return read
    },
    survey: null,
    lacks: (values) => needed(row, values),
    hinders: () => Promise.resolve(new Map()),
    absent: null,
    newId: (_salt, key) => key,
    write(id, now, what: Changes, { line = 0 }) {
      const write = thingWrite(of, id, now, after(what))
      if (write === null) throw new TypeError(`nothing of ${id} would change`)
      return { ...write, line }
    },
    pack: (rows) => rows,
  }
}
