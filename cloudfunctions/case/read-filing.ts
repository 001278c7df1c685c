import type { ParsedOf } from '../../shared/api'
import type { Person } from '../../shared/people/schema'
import type { Desks } from '../../shared/flow/desks'
import type { Code, Company } from '../../shared/register/schema'
import type { NamedCompany } from '../../shared/register/unlisted'
import type { Matter } from '../../shared/case/kinds'
import type { Instant } from '../../shared/kernel/instant'
import type { Candidate, Places } from '../../shared/case/route-case'
import type { Queries } from '../_database/connection'
import { codeJson, companyJson, personById, REQUEST, SETTINGS } from '../_database/fragments'
import { statement, variants } from '../_database/statement'
import type { CommandRead } from '../_runtime/command'
import { attached, type AttachedJson } from '../_flow/attachments'
import { desksJson } from '../_flow/desks'

/** Of a request to be filed, what says where it goes. */
type Input = Pick<ParsedOf<'case.file'>, 'requestId' | 'companyId' | 'kind' | 'matter' | 'matterId' | 'about' | 'files'>

/** A company that was named because it has no code: its row, if it has one, would have that id. */
export interface NamedUnlisted extends NamedCompany {
  id: string
}

/** Everything that is known when a request is filed. */
export interface FilingRead extends CommandRead {
  person: Person | null
  code: Code | null
  company: Company | null
  /** Of a company that was named: the open area, and whether it was named before. */
  place: { id: string; name: string; path: string[] } | null
  named: boolean
  /** The company was found by a name that an administrator has linked to it. */
  listed: boolean
  officer: Person | null
  /** Who is there for him now: himself, or along the stand-ins of whoever is away. */
  present: Person | null
  deputy: Person | null
  desks: Desks
  /** What it was found to be, of the tree; null: nothing, or that is not there. */
  matter: { id: string; name: string; topic: Matter; path: string[] } | null
  subject: Person | null
  subjectUnit: string | null
  attached: AttachedJson[]
}

interface Asked {
  personId: string
  now: string
  requestId: string
  cold: boolean
  companyId: string | null
  codeId: string | null
  unlistedId: string | null
  uscc: string | null
  areaId: string | null
  takes: string[]
  matterId: string | null
  subjectId: string | null
  subjectUnit: string | null
  files: string[]
  about: string | null
}

/** What a filing may leave out: it is asked for only where it is named. */
interface Named {
  code: boolean
  unlisted: boolean
  matter: boolean
  subject: boolean
  files: boolean
}

/** SQL: a CTE of the company of the register that was meant by a name: by its credit code, or because an administrator has said so. */
const MEANT = `meant as materialized (select coalesce(m.by_code, m.by_word) as id, m.by_code is null and m.by_word is not null as listed
    from (select (select o.id from mashangban.companies o where o.tenant = :tenant and o.uscc = :uscc) as by_code,
      (select u.company_id from mashangban.unlisted u where u.tenant = :tenant and u.id = :unlistedId and u.state = 'listed') as by_word) m),
  `

const readAll = variants('case_file_read', ({ code, unlisted, matter, subject, files }: Named, name) => statement<Asked, FilingRead>(name, `
  with ${code ? 'k as materialized (select k.* from mashangban.codes k where k.tenant = :tenant and k.code_id = :codeId),' : ''}
  ${unlisted ? MEANT : ''}c as materialized (select c.*, a.name as area_name, a.path as area_path from ${unlisted ? 'meant cross join lateral (select k.* from mashangban.companies k where k.tenant = :tenant and k.id = meant.id offset 0)' : 'mashangban.companies'} c join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id
    where c.tenant = :tenant${unlisted ? '' : ` and c.id = ${code ? "(select k.id from k where k.of = 'company')" : ':companyId'}`})${unlisted ? `,
  p as materialized (select p.id, p.name, p.path from mashangban.areas p where p.tenant = :tenant and p.id = :areaId and p.state = 'open')` : ''}
  select ${REQUEST}, ${SETTINGS}, ${personById(':personId')} as person, ${code ? `(select ${codeJson('k')} from k)` : 'null'} as code,
    (select ${companyJson('c', 'a')} from c, lateral (select c.area_name as name, c.area_path as path) a) as company,
    ${unlisted ? `(select json_build_object('id', p.id, 'name', p.name, 'path', to_json(p.path)) from p) as place, exists (select from mashangban.unlisted u where u.tenant = :tenant and u.id = :unlistedId) as named, (select m.listed from meant m)` : 'null as place, false as named, false'} as listed,
    ${personById('(select c.officer_id from c)')} as officer, ${personById('(select mashangban.present_for(c.officer_id, :now::timestamptz) from c)')} as present,
    ${personById("(select r.person_id from c, mashangban.pairings r where r.tenant = :tenant and r.company_id = c.id and r.rank = 'deputy')")} as deputy,
    ${desksJson(unlisted ? '(select coalesce((select c.area_path from c), (select p.path from p)))::text[]' : '(select c.area_path from c)::text[]', ':takes::text[]', matter ? ':matterId::text' : null)} as desks,
    ${matter ? "(select json_build_object('id', m.id, 'name', m.name, 'topic', m.topic, 'path', to_json(m.path)) from mashangban.matters m where m.tenant = :tenant and m.id = :matterId)" : 'null'} as matter,
    ${subject ? `${personById(':subjectId')} as subject, (select u.id from mashangban.units u where u.tenant = :tenant and u.id = :subjectUnit)` : 'null as subject, null'} as "subjectUnit", ${attached(files)}`))

/** One trip. `cold`: the settings are brought along. `codeId` is of the code that was shown, when the company is not named. */
export const readFiling = (queries: Queries, { personId, now, input, codeId, unlisted, cold }: { personId: string; now: Instant; input: Input; codeId: string | null; unlisted: NamedUnlisted | null; cold: boolean }): Promise<FilingRead> =>
  queries.one(readAll({ code: codeId !== null, unlisted: unlisted !== null, matter: input.matterId != null, subject: input.about !== undefined, files: input.files.length > 0 }), {
    personId, now, requestId: input.requestId, cold, companyId: input.companyId ?? null, codeId,
    unlistedId: unlisted?.id ?? null, uscc: unlisted?.uscc ?? null, areaId: unlisted?.areaId ?? null,
    takes: ['kind:complain', `kind:${input.kind}`, ...(input.matter ? [`matter:${input.matter}`] : [])],
    matterId: input.matterId ?? null,
    subjectId: input.about?.personId ?? null, subjectUnit: input.about?.unitId ?? null, files: input.files.map(({ fileId }) => fileId), about: null,
  })

/** Whom it is about, when a person and a unit are named that do not belong together: what would shut out more than was meant. */
export const isAboutTwo = ({ subject, subjectUnit }: FilingRead): boolean => subject !== null && subjectUnit !== null && !unitsOf(subject).includes(subjectUnit)

const unitsOf = (person: Person): string[] => [...new Set(person.memberships.flatMap((membership) => (membership.unitId ? [membership.unitId] : [])))]

const candidateOf = (person: Person): Candidate => ({
  personId: person.id, name: person.workName ?? '', phone: person.workPhone, units: unitsOf(person), leave: person.leave,
})

/** What routing looks at. */
export function placesOf({ officer, present, deputy, desks, subject, subjectUnit }: FilingRead, company: Company, input: Input, now: Instant): Places {
  const candidate = officer && candidateOf(officer)
  const about = [...(subjectUnit === null ? [] : [subjectUnit]), ...(subject ? unitsOf(subject) : [])]
  return {
    now,
    areaPath: company.areaPath,
    officer: candidate,
    standIn: officer && present && present.id !== officer.id ? candidateOf(present) : null,
    deputy: deputy && candidateOf(deputy),
    ...desks,
    subject: { personId: input.about?.personId ?? null, units: [...new Set(about)] },
  }
}
