import type { Refusal } from '../../../shared/api'
import { keptFailure, refuse } from '../../../shared/api/errors'
import { formatInChina } from '../../../shared/kernel/instant'
import type { Result } from '../../../shared/kernel/result'
import { EXPORTED } from '../../../shared/register/export'
import { statement } from '../../_database/statement'
import { StorageError } from '../../_ports/file-store'
import { allowed, type May } from '../../_runtime/governed'
import { errorFields } from '../../_runtime/logger'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { exportedOf } from './exported'
import { type NamedExport, namedExport, openedList, rowOf } from './read-export'

export const mayExport = (call: SignedInCall, { actor, personId }: NamedExport): Result<May, Refusal> => allowed(call, actor, personId === null ? null : { persons: [personId] }, 'EXPORT_NOT_FOUND')

const readShown = statement<{ personId: string; exportId: string }, NamedExport>('export_show', namedExport('export.show'))

/** One export, and when it is ready its file: to whoever may still see the list. Two trips then, one before. */
export const show: UseCase<'export.show'> = async ({ exportId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database, files, vault } = call.ports
  const read = await database.one(readShown, { personId: call.caller.personId, exportId })
  const may = mayExport(call, read)
  if (!may.ok) return may
  const { found } = read
  if (found === null) return refuse('EXPORT_NOT_FOUND')
  const row = rowOf(found, call.now)
  if (row.state !== 'ready') return may.value.reply({ ...row, file: null })
  const list = openedList(found, vault)
  const seen = await exportedOf(list).batch(list, null, call, 1)
  if (!seen.ok) return may.value.reply({ ...row, file: null, failure: keptFailure('EXPORT_NO_LONGER', 'EXPORT_FAILED') })
  try {
    const url = (await files.tempUrls([found.object])).get(found.object)
    return url === undefined ? refuse('STORAGE_FAILED') : may.value.reply({ ...row, file: { url, name: `${EXPORTED[row.of]} ${formatInChina(row.madeAt, 'YYYYMMDD-HHmm')}.xlsx` } })
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    call.log(errorFields(error))
    return refuse('STORAGE_FAILED')
  }
}
