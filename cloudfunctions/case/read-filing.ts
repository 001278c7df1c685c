import type { ParsedOf } from '../../shared/api'
import type { Person } from '../../shared/people/schema'
import type { Desks } from '../../shared/flow/desks'
import type { Code, Company } from '../../shared/register/schema'
import type { Instant } from '../../shared/kernel/instant'
import type { Candidate, Places } from '../../shared/case/route-case'
import type { Queries } from '../_database/connection'
import { codeJson, companyJson, personById, REQUEST, SETTINGS } from '../_database/fragments'
import { statement, variants } from '../_database/statement'
import type { CommandRead } from '../_runtime/command'
import { attached, type AttachedJson } from '../_flow/attachments'
import { desksJson } from '../_flow/desks'

/** Of a request to be filed, what says where it goes. */
type Input = Pick<ParsedOf<'case.file'>, 'requestId' | 'companyId' | 'kind' | 'matter' | 'about' | 'files'>

/** Everything that is known when a request is filed. */
export interface FilingRead extends CommandRead {
  person: Person | null
  code: Code | null
  company: Company | null
  officer: Person | null
  /** Who is there for him now: himself, or along the stand-ins of whoever is away. */
  present: Person | null
  desks: Desks
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
  takes: string[]
  subjectId: string | null
  subjectUnit: string | null
  files: string[]
  about: string | null
}

/** What a filing may leave out: it is asked for only where it is named. */
interface Named {
  code: boolean
  subject: boolean
  files: boolean
}

const readAll = variants('case_file_read', ({ code, subject, files }: Named, name) => statement<Asked, FilingRead>(name, `
  with ${code ? 'k as materialized (select k.* from mashangban.codes k where k.tenant = :tenant and k.code_id = :codeId),' : ''}
  c as materialized (select c.*, a.name as area_name, a.path as area_path from mashangban.companies c join mashangban.areas a on a.tenant = :tenant and a.id = c.area_id
    where c.tenant = :tenant and c.id = ${code ? "(select k.id from k where k.of = 'company')" : ':companyId'})
  select ${REQUEST}, ${SETTINGS}, ${personById(':personId')} as person, ${code ? `(select ${codeJson('k')} from k)` : 'null'} as code,
    (select ${companyJson('c', 'a')} from c, lateral (select c.area_name as name, c.area_path as path) a) as company,
    ${personById('(select c.officer_id from c)')} as officer, ${personById('(select mashangban.present_for(c.officer_id, :now::timestamptz) from c)')} as present,
    ${desksJson('(select c.area_path from c)::text[]', ':takes::text[]')} as desks,
    ${subject ? `${personById(':subjectId')} as subject, (select u.id from mashangban.units u where u.tenant = :tenant and u.id = :subjectUnit)` : 'null as subject, null'} as "subjectUnit", ${attached(files)}`))

/** One trip. `cold`: the settings are brought along. `codeId` is of the code that was shown, when the company is not named. */
export const readFiling = (queries: Queries, { personId, now, input, codeId, cold }: { personId: string; now: Instant; input: Input; codeId: string | null; cold: boolean }): Promise<FilingRead> =>
  queries.one(readAll({ code: codeId !== null, subject: input.about !== undefined, files: input.files.length > 0 }), {
    personId, now, requestId: input.requestId, cold, companyId: input.companyId ?? null, codeId,
    takes: ['kind:complain', `kind:${input.kind}`, ...(input.matter ? [`matter:${input.matter}`] : [])],
    subjectId: input.about?.personId ?? null, subjectUnit: input.about?.unitId ?? null, files: input.files.map(({ fileId }) => fileId), about: null,
  })

/** Whom it is about, when a person and a unit are named that do not belong together: what would shut out more than was meant. */
export const isAboutTwo = ({ subject, subjectUnit }: FilingRead): boolean => subject !== null && subjectUnit !== null && !unitsOf(subject).includes(subjectUnit)

const unitsOf = (person: Person): string[] => [...new Set(person.memberships.flatMap((membership) => (membership.unitId ? [membership.unitId] : [])))]

const candidateOf = (person: Person): Candidate => ({
  personId: person.id, name: person.workName ?? '', phone: person.workPhone, units: unitsOf(person), leave: person.leave,
})

/** What routing looks at. */
export function placesOf({ officer, present, desks, subject, subjectUnit }: FilingRead, company: Company, input: Input, now: Instant): Places {
  const candidate = officer && candidateOf(officer)
  const about = [...(subjectUnit === null ? [] : [subjectUnit]), ...(subject ? unitsOf(subject) : [])]
  return {
    now,
    areaPath: company.areaPath,
    officer: candidate,
    standIn: officer && present && present.id !== officer.id ? candidateOf(present) : null,
    ...desks,
    subject: { personId: input.about?.personId ?? null, units: [...new Set(about)] },
  }
}
