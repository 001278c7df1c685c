import { refuse } from '../../../shared/api/errors'
import type { ExportState } from '../../../shared/register/export'
import { statement } from '../../_database/statement'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { type NamedExport, namedExport } from './read-export'
import { mayExport } from './show'

const readState = statement<{ personId: string; exportId: string }, NamedExport>('export_state', namedExport('export.work'))

/** Answers how an export stands, after `first`: what writes what is due now, so that a page that is open need not wait for the next minute; nothing where it is left to the clock. */
export const exportWork = (first: (call: SignedInCall) => Promise<unknown>): UseCase<'export.work'> => async ({ exportId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const asked = { personId: call.caller.personId, exportId }
  const may = mayExport(call, await database.one(readState, asked))
  if (!may.ok) return may
  await first(call)
  const state: ExportState | undefined = (await database.one(readState, asked)).found?.state
  return state === undefined ? refuse('EXPORT_NOT_FOUND') : may.value.reply({ state })
}
