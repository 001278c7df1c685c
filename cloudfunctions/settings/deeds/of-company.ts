import type { Actor } from '../../../shared/access/actor'
import type { CompanyUse } from '../../../shared/api/deed.api'
import { formatShortCode } from '../../../shared/register/short-code'
import { readInstant, readOptional } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { CASES } from '../../_flow/case-rows'
import { mayRead, READER, READER_AS_ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { knownCasesOf } from '../../_register/company-cases'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from '../../_register/company-place'
import { DEED_COLUMNS, type DeedRow, deedView, JOINED, SEEN } from '../../_register/deed-rows'

type Found = Omit<CompanyUse, 'looks'> & { looks: DeedRow[] }

/** So many of each: more stand in lists of their own. */
const MOST = 20
const PEOPLE = 50

const rows = (of: string): string => `(select coalesce(json_agg(w), '[]') from (${of}) w)`
/** One walk over the index of what is going on, one over that of what is done. Each case is asked by itself whether it may be read: over all of them the planner would read the places of every case. */
const cases = (which: string, order: string): string => `(select e.id, e.number, e.title, e.status, e.filed_at as "filedAt" from mashangban.cases e
    cross join lateral (select from mashangban.cases one where one.tenant = :tenant and one.id = e.id and ${mayRead(CASES, 'one')} offset 0) readable
    where ${knownCasesOf('c.id')} and ${which} order by ${order} limit ${MOST})`

const readUse = statement<{ personId: string; companyId: string; now: string }, { actor: Omit<Actor, 'personId'>; place: CompanyPlace | null; found: Found | null }>('deeds_company', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, ${withinReach('deed.ofCompany', COMPANY_SQL, `json_build_object(
      'people', ${rows(`select used.person_id as id, used.owner, p.phone_masked as "phoneMasked" from mashangban.memberships used left join mashangban.persons p on p.tenant = :tenant and p.id = used.person_id
        where used.tenant = :tenant and used.role = 'company' and used.place = c.id order by used.owner desc, used.person_id limit ${PEOPLE}`)},
      'codes', ${rows(`select k.code_id as id, k.short_code as "shortCode", k.status, k.issued_at as "issuedAt", k.revoked_at as "revokedAt", k.reason from mashangban.codes k
        where k.tenant = :tenant and k.of = 'company' and k.id = c.id order by k.issued_at desc`)},
      'cases', ${rows(`${cases(`e.box <> 'done'`, 'e.by_due, e.id')} union all ${cases(`e.box = 'done'`, 'e.closed_at desc, e.id desc')}`)},
      'looks', ${rows(`select ${DEED_COLUMNS} from mashangban.deeds d ${JOINED} where d.tenant = :tenant and d.company_id = c.id and d.depth = 1 and d.kind = 'look' and ${SEEN} order by d.at desc, d.id desc limit ${MOST}`)})`)} as found
  from reader left join mashangban.companies c on c.tenant = :tenant and c.id = :companyId left join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id`)

/** Who files for a company, its codes, its requests as far as the reader may read them, and who looked at its sealed data. One trip. */
export const ofCompany: UseCase<'deed.ofCompany'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { actor, place, found } = await call.ports.database.one(readUse, { personId: call.caller.personId, companyId, now: call.now })
  const may = allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND')
  if (!may.ok) return may
  readByRight(found)
  return may.value.reply({
    ...found,
    codes: found.codes.map((code) => ({ ...code, shortCode: code.shortCode === null ? null : formatShortCode(code.shortCode), issuedAt: readInstant(code.issuedAt), revokedAt: readOptional(code.revokedAt) })),
    cases: found.cases.map((one) => ({ ...one, filedAt: readInstant(one.filedAt) })),
    looks: found.looks.map(deedView),
  })
}
