import { refuse } from '../../shared/api/errors'
import type { ImportState } from '../../shared/register/import'
import { statement } from '../_database/statement'
import { signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'
import { FROM_IMPORT, mayImport, type NamedImport, namedImport } from './read-import'

const readState = statement<{ personId: string; importId: string }, NamedImport>('import_state', `select ${namedImport('import.work')} ${FROM_IMPORT}`)

/** Answers how an import stands, after `first`: what does what is due now, so that a page that is open need not wait for the next minute (what runs already is left alone). */
export const importWork = (first: (call: SignedInCall) => Promise<unknown>): UseCase<'import.work'> => async ({ importId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const asked = { personId: call.caller.personId, importId }
  const may = mayImport(call, await database.one(readState, asked))
  if (!may.ok) return may
  await first(call)
  const state: ImportState | undefined = (await database.one(readState, asked)).found?.state
  return state === undefined ? refuse('IMPORT_NOT_FOUND') : may.value.reply({ state })
}
