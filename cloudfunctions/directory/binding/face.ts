import type { Actor } from '../../../shared/access/actor'
import { refuse } from '../../../shared/api/errors'
import { statement } from '../../_database/statement'
import { READER, READER_AS_ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { COMPANY_PLACE, COMPANY_SQL, type CompanyPlace, companySubject } from '../../_register/company-place'
import { allowed, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { faceCode } from './face-code'
import { COMPANY } from './people'

interface Read {
  actor: Omit<Actor, 'personId'>
  place: CompanyPlace | null
  /** `owned`: somebody owns it, so that whoever scans only asks. `ofIt`: the caller himself is one of its people. */
  found: { company: string; owned: boolean; ofIt: boolean } | null
}

const readFace = statement<{ personId: string; companyId: string; now: string }, Read>('people_face', `
  with ${READER}
  select ${READER_AS_ACTOR} as actor, ${COMPANY_PLACE}, ${withinReach('binding.face', COMPANY_SQL, `json_build_object('company', c.name,
      'owned', exists (select from mashangban.memberships o where o.tenant = :tenant and o.role = 'company' and o.place = c.id and o.owner),
      'ofIt', exists (select from mashangban.memberships o where o.tenant = :tenant and o.role = 'company' and o.place = c.id and o.person_id = :personId))`)} as found
  from reader ${COMPANY}`)

/** What the officer's phone shows to whoever stands before him: a code of two minutes. One trip. */
export const face: UseCase<'binding.face'> = async ({ companyId }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, caller: { personId }, now } = call
  const { actor, place, found } = await database.one(readFace, { personId, companyId, now })
  const may = allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND')
  if (!may.ok) return may
  readByRight(found)
  if (found.ofIt) return refuse('BINDING_TWO_EYES')
  return may.value.reply({ ...faceCode(vault, { personId, companyId }, now), companyName: found.company, owned: found.owned })
}
