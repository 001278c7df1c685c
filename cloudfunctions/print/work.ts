import { refuse } from '../../shared/api/errors'
import type { PrintState } from '../../shared/register/print'
import { statement } from '../_database/statement'
import { signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'
import { FROM_PRINT, mayPrint, type NamedPrint, namedPrint } from './read-print'

const readState = statement<{ personId: string; printId: string }, NamedPrint>('print_state', `select ${namedPrint('print.work')} ${FROM_PRINT}`)

/** Answers how a printing stands, after `first`: what draws what is due now, so that a page that is open need not wait for the next minute. */
export const printWork = (first: (call: SignedInCall) => Promise<unknown>): UseCase<'print.work'> => async ({ printId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const asked = { personId: call.caller.personId, printId }
  const may = mayPrint(call, await database.one(readState, asked))
  if (!may.ok) return may
  await first(call)
  const state: PrintState | undefined = (await database.one(readState, asked)).found?.state
  return state === undefined ? refuse('PRINT_NOT_FOUND') : may.value.reply({ state })
}
