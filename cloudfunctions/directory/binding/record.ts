import type { Actor } from '../../../shared/access/actor'
import type { RecordView } from '../../../shared/api/binding.api'
import type { Sealed } from '../../../shared/kernel/sealed'
import { SIDE_WORDS } from '../../../shared/register/binding-words'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { afterKey, BY_INSTANT } from '../../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../../_flow/listed'
import { READER, READER_AS_ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from '../../_register/company-place'
import { DEED_COLUMNS, JOINED, SEEN } from '../../_register/deed-rows'
import { allowed } from '../../_runtime/governed'
import { COMPANY } from './people'
import { maskedName } from './shown'

/** A line as it is read: of a private person his sealed name and masked number, of somebody in office what is public of him. */
interface RecordRow extends Omit<RecordView, 'whom' | 'by'> {
  whomName: Sealed | null
  whomPhone: string | null
  byName: Sealed | null
  byPhone: string | null
  office: string | null
}

interface Found extends Page<RecordRow> {
  actor: Omit<Actor, 'personId'>
  place: CompanyPlace | null
}

const OF_PERSON = (id: string): string => `(select x.name from mashangban.bindings x where x.tenant = :tenant and x.company_id = c.id and x.person_id = ${id} and x.name is not null order by x.made_at desc limit 1)`
const AFTER = (row: string): string => afterKey(BY_INSTANT, { at: `${row}.at`, id: `${row}.id` }, true)

/** Both kinds each by its own index, and of these the newest. Of a look the case must be one that the reader may hear of. */
const NOTES = `select n.id, n.at, n.kind, n.side, n.standing, n.way, n.words, n.person_id, n.by_id from mashangban.binding_notes n where n.tenant = :tenant and n.company_id = c.id and ${AFTER('n')} order by n.at desc, n.id desc limit :limit`
const LOOKS = `select l.id, l.at, 'look', 'officer', null, null, l.reason, null, l."personId" from (select ${DEED_COLUMNS} from mashangban.deeds d ${JOINED}
        where d.tenant = :tenant and d.company_id = c.id and d.depth = 1 and d.kind = 'look' and ${SEEN} and ${AFTER('d')} order by d.at desc, d.id desc limit :limit) l`

const readRecord = statement<{ personId: string; companyId: string; now: string; limit: number }, { actor: Found['actor']; place: CompanyPlace | null; items: RecordRow[] | null }>('people_record', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, ${withinReach('binding.record', COMPANY_SQL, `(select coalesce(json_agg(w), '[]') from (
      select r.id, r.at, r.kind, r.side, r.standing as "as", r.way, r.words as reason, case when r.person_id is not null then ${OF_PERSON('r.person_id')} end as "whomName", whom.phone_masked as "whomPhone",
        case when o.work_name is null then ${OF_PERSON('r.by_id')} end as "byName", case when o.work_name is null then o.phone_masked end as "byPhone", concat_ws(' ', o.unit_name, o.work_name) as office
      from (select z.* from ((${NOTES}) union all (${LOOKS})) z(id, at, kind, side, standing, way, words, person_id, by_id) order by z.at desc, z.id desc limit :limit) r
        left join mashangban.persons whom on whom.tenant = :tenant and whom.id = r.person_id left join mashangban.persons o on o.tenant = :tenant and o.id = r.by_id
      order by r.at desc, r.id desc) w)`)} as items
  from reader ${COMPANY}`)

/** What became of the people of a company, and who looked at its sealed data: what the company can read. One trip. */
export const RECORD: ListSource<'binding.record', Found> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read({ companyId }, after, { caller: { personId }, ports: { database }, now }) {
    const { actor, place, items } = await database.one(readRecord, { ...after, personId, companyId, now })
    return { actor, place, ...(items === null ? { items: null, next: null } : pageOf(items, after.limit, ({ at, id }) => [at, id])) }
  },
  answer({ actor, place }, page, _input, call) {
    const may = allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND')
    if (!may.ok) return may
    const private_ = (name: Sealed | null, phone: string | null): string | null => [maskedName(call, name), phone].filter((part) => part !== null).join(' ') || null
    return may.value.reply(page(({ whomName, whomPhone, byName, byPhone, office, at, side, ...line }): RecordView => ({
      ...line, at: readInstant(at), side, whom: private_(whomName, whomPhone),
      by: side === 'register' ? SIDE_WORDS.register : office !== null && office !== '' ? office : private_(byName, byPhone) ?? SIDE_WORDS[side],
    })))
  },
}
