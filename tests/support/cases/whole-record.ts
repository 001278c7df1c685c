import { verifyChain } from '../../../shared/flow/chain'
import { byDueOf } from '../../../shared/flow/clocks'
import { audienceOf } from '../../../shared/case/audience'
import type { Case } from '../../../shared/case/schema'
import { INFINITY } from '../../../cloudfunctions/_database/instants'
import { CASES } from '../../../cloudfunctions/_flow/case-rows'
import { type EntryJson, entryJson, entryOf } from '../../../cloudfunctions/_flow/entries'
import { docJson, type ReadDoc } from '../../../cloudfunctions/_flow/kept'
import type { TownUnderTest } from '../town'

interface Stored {
  found: ReadDoc
  by_due: string
  entries: EntryJson[]
  places: { area: string; box: string; by_due: string; closed_at: string | null; facets: unknown[] }[]
  followers: { person_id: string; box: string; by_due: string; closed_at: string | null }[]
  codes: number
  finds: number
}

const beside = (table: string, column: string, more = ''): string => `coalesce((select jsonb_agg(jsonb_build_object('${column}', b.${column}, ${more}'box', b.box, 'by_due', b.by_due, 'closed_at', b.closed_at))
  from mashangban.${table} b where b.tenant = c.tenant and b.of = 'case' and b.id = c.id), '[]')`

const count = (table: string): string => `(select count(*)::int from mashangban.${table} b where b.tenant = c.tenant and b.of = 'case' and b.id = c.id)`

const ALL = `select ${docJson(CASES, 'c')} as found, to_jsonb(c.by_due)#>>'{}' as by_due,
  (select jsonb_agg(${entryJson('e', 'x')} order by e.seq) from mashangban.entries e left join mashangban.entry_contents x using (tenant, of, id, seq) where e.tenant = c.tenant and e.of = 'case' and e.id = c.id) as entries,
  ${beside('lies_in', 'area', "'facets', jsonb_build_array(b.status, b.kind, b.urgent, b.unit_id, b.handler_id, b.filed_at = c.filed_at), ")} as places, ${beside('followers', 'person_id')} as followers, ${count('codes')} as codes, ${count('finds')} as finds
  from mashangban.cases c where c.id = any($1) or $1 is null`

const sameMoment = (a: string | null, b: string | null): boolean => a === b || (a !== null && b !== null && Date.parse(a) === Date.parse(b))

/** A case as it is stored. */
export async function storedCase(town: TownUnderTest, id: string): Promise<Case> {
  const [row] = await town.emulator.database.query<Stored>(ALL, [[id]])
  if (!row) throw new Error(`no case ${id}`)
  return CASES.docOf(row.found)
}

/**
 * What does not hold of the stored cases (of all, or of these), in words; empty when everything does: the chain verifies up to the head, one
 * entry per version, and each copy of place, box and date beside the row says what the row says.
 */
export async function brokenPromises(town: TownUnderTest, ids: readonly string[] | null = null): Promise<string[]> {
  const rows = await town.emulator.database.query<Stored>(ALL, [ids])
  return rows.flatMap((row) => {
    const current = CASES.docOf(row.found)
    const verdict = verifyChain(row.entries.map((entry) => entryOf(entry)), current.headHash)
    const byDue = byDueOf(current) ?? INFINITY
    const copies = [...row.places, ...row.followers]
    const facts: [string, boolean][] = [
      [`chain ${JSON.stringify(verdict)}`, verdict.ok],
      ['an entry per version', row.entries.length === current.version],
      ['date of the row', sameMoment(row.by_due, byDue)],
      ['copies beside it', copies.every((copy) => copy.box === current.box && sameMoment(copy.by_due, byDue) && sameMoment(copy.closed_at, current.closedAt))],
      ['what lists are narrowed by, beside it', row.places.every(({ facets }) => JSON.stringify(facets) === JSON.stringify([current.status, current.kind, current.urgent, current.holder.unitId, current.holder.handler, true]))],
      ['a place per area', JSON.stringify(row.places.map(({ area }) => area).sort()) === JSON.stringify([...current.areaPath].sort())],
      // Followers are written only where they may read.
      ['followers', row.followers.every(({ person_id }) => current.informed.includes(person_id) && audienceOf({ ...current, filer: '', holder: { ...current.holder, handler: null } }).includes(`p:${person_id}`))],
      ['one code, one entry of the search', row.codes === 1 && row.finds === 1],
    ]
    return facts.filter(([, holds]) => !holds).map(([what]) => `${current.number}: ${what}`)
  })
}
