import { refuse } from '../../../shared/api/errors'
import type { OutputOf } from '../../../shared/api'
import { addMs, chinaDay, type Instant, MINUTE_MS } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { CHANCE, timedId } from '../../../shared/kernel/timed-id'
import { UNSOLVE_MINUTES } from '../../../shared/register/matter'
import { countOf } from '../../../shared/settings/quotas'
import { counted, counting } from '../../_database/counting'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { readInstant } from '../../_database/instants'
import { statement } from '../../_database/statement'
import { command, type CommandRead, type RequestRow } from '../../_runtime/command'
import { noteNothing } from '../../_runtime/note-nothing'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { OPEN_TODAY } from './rows'

const readOpen = statement<{ personId: string; requestId: string; matterId: string; today: string }, CommandRead & { open: boolean }>('matter_solve_read', `
  select ${REQUEST}, exists (select from mashangban.matters m where m.tenant = :tenant and m.id = :matterId and ${OPEN_TODAY}) as open`)

const writeSolved = statement<{ id: string; personId: string; matterId: string; at: Instant; counts: object[]; request: RequestRow }, { made: number }>('matter_solve', `
  with ${noteRequest()},
  made as (insert into mashangban.solved (tenant, id, person_id, matter_id, at) select :tenant, :id, :personId, :matterId, :at::timestamptz from noted returning 1),
  ${counting('made')}
  select count(*)::int as made, (select ok from within) as within from made`)

/** 这样就能办: the guide was enough, and no request is filed. Two trips. */
export const solve: UseCase<'matter.solve'> = (input, anyCall) => {
  const call = signedIn(anyCall)
  const { caller: { personId }, ports: { database }, now } = call
  const { requestId, matterId } = input
  return command<CommandRead & { open: boolean }, OutputOf<'matter.solve'>>(call, {
    requestId,
    asked: () => ({ matterId }),
    read: () => database.one(readOpen, { personId, requestId, matterId, today: chinaDay(now) }),
    decide({ open }) {
      if (!open) return refuse('MATTER_NOT_FOUND')
      const id = timedId(now, call.random(CHANCE))
      return ok({
        reply: { solvedId: id, undoUntil: addMs(now, UNSOLVE_MINUTES * MINUTE_MS) }, of: { of: 'matter', id: matterId },
        write: async (request) => (await database.one(writeSolved, { id, personId, matterId, at: now, counts: counted([countOf('solved', personId, now)]), request })).made === 1,
      })
    },
  })
}

interface SolvedRead extends CommandRead {
  solved: { at: string; matterId: string; undone: boolean } | null
}

const readSolved = statement<{ personId: string; requestId: string; solvedId: string }, SolvedRead>('matter_unsolve_read', `
  select ${REQUEST}, (select json_build_object('at', s.at, 'matterId', s.matter_id, 'undone', s.undone_at is not null) from mashangban.solved s where s.tenant = :tenant and s.id = :solvedId and s.person_id = :personId) as solved`)

const writeUndone = statement<{ solvedId: string; personId: string; at: Instant; request: RequestRow }, { undone: number }>('matter_unsolve', `
  with undone as (update mashangban.solved s set undone_at = :at::timestamptz where s.tenant = :tenant and s.id = :solvedId and s.person_id = :personId and s.undone_at is null returning 1),
  ${noteRequest('undone')}
  select count(*)::int as undone, (select count(*) from noted) as noted from undone`)

/** Takes it back, for some minutes: it counts no more. Two trips. */
export const unsolve: UseCase<'matter.unsolve'> = ({ requestId, solvedId }, anyCall) => {
  const call = signedIn(anyCall)
  const { caller: { personId }, ports: { database }, now } = call
  return command<SolvedRead, OutputOf<'matter.unsolve'>>(call, {
    requestId,
    asked: () => ({ solvedId }),
    read: () => database.one(readSolved, { personId, requestId, solvedId }),
    decide({ solved }) {
      if (solved === null) return refuse('MATTER_NOT_FOUND')
      const of = { of: 'matter', id: solved.matterId }
      if (solved.undone) return ok({ reply: { undone: true }, of, write: async (request) => (await database.one(noteNothing, { request })).noted === 1 })
      if (now > addMs(readInstant(solved.at), UNSOLVE_MINUTES * MINUTE_MS)) return refuse('SOLVED_KEPT')
      return ok({ reply: { undone: true }, of, write: async (request) => (await database.one(writeUndone, { solvedId, personId, at: now, request })).undone === 1 })
    },
  })
}
