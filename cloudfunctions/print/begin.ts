import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { PRINTS_KEPT_DAYS, type PrintState } from '../../shared/register/print'
import { DatabaseFailure, isTaken } from '../_database/failure'
import { noteRequest, REQUEST } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { Decision, Requested, RequestRow } from '../_runtime/command'
import { governed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { FROM_PRINT, mayPrint, type NamedPrint, namedPrint } from './read-print'

type Read = NamedPrint & { request: Requested | null }

const readBegin = statement<{ personId: string; requestId: string; printId: string }, Read>('print_begin_read', `select ${REQUEST}, ${namedPrint('print.begin')} ${FROM_PRINT}`)

/** Its date is when it was ordered. */
const writeBegin = statement<{ printId: string; personId: string; now: Instant; until: Instant; request: RequestRow }, { put: number }>('print_begin', `
  with put as (update mashangban.prints p set state = 'waiting', person_id = :personId, made_at = :now::timestamptz, until = :until::timestamptz where p.tenant = :tenant and p.id = :printId and p.state = 'sample' returning p.id),
  later as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'print', put.id, :now::timestamptz, '{}', 0 from put returning 1),
  ${noteRequest('later')}
  select count(*)::int as put from put`)

/** Says yes to a sample: what it showed is printed, by its own job. One printing of a person at a time. Two trips. */
export const begin: UseCase<'print.begin'> = async ({ requestId, printId }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database }, caller: { personId }, now } = call
  try {
    return await governed<Read, { state: PrintState }>(call, {
      requestId,
      asked: () => ({ printId }),
      read: () => database.one(readBegin, { personId, requestId, printId }),
      may: (read) => mayPrint(call, read),
      decide({ found }): Result<Decision<{ state: PrintState }>, Refusal> {
        if (found === null) return refuse('PRINT_NOT_FOUND')
        if (found.state !== 'sample') return refuse('PRINT_NOT_SO_FAR')
        return ok({
          reply: { state: 'waiting' },
          of: { of: 'area', id: found.area_id },
          write: async (request: RequestRow) => (await database.one(writeBegin, { printId, personId, now, until: addMs(now, PRINTS_KEPT_DAYS * DAY_MS), request })).put === 1,
        })
      },
    })
  } catch (error) {
    if (error instanceof DatabaseFailure && isTaken(error, 'prints_at_work')) return refuse('PRINT_RUNNING')
    throw error
  }
}
