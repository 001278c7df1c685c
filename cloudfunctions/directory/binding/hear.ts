import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { noteRequest } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { companySubject } from '../../_register/company-place'
import type { RequestRow } from '../../_runtime/command'
import { allowed, governed } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { peopleFor, type PeopleRead } from './people'

const readHearing = peopleFor('binding.hear')

const putHearing = statement<{ personId: string; companyId: string; hears: boolean; request: RequestRow }, { done: number }>('people_hear', `
  with m as (update mashangban.memberships m set hears = :hears::boolean where m.tenant = :tenant and m.person_id = :personId and m.role = 'company' and m.place = :companyId returning 1),
  ${noteRequest('m')}
  select count(*)::int as done from m`)

/** Whether the caller is told of what becomes of the company's requests that others filed. Two trips. */
export const hear: UseCase<'binding.hear'> = async ({ requestId, companyId, hears }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  return governed<PeopleRead, { hears: boolean }>(call, {
    requestId,
    asked: () => ({ companyId, hears }),
    read: () => database.one(readHearing, { personId, requestId, companyId, now }),
    may: ({ actor, place }) => allowed(call, actor, place && companySubject(place), 'COMPANY_NOT_FOUND'),
    decide: ({ place }) => (place === null ? refuse('COMPANY_NOT_FOUND') : ok({ reply: { hears }, of: { of: 'company', id: companyId }, write: async (request) => (await database.one(putHearing, { personId, companyId, hears, request })).done === 1 })),
  })
}
