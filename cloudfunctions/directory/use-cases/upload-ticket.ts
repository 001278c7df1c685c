import type { ParsedOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { objectOf } from '../../../shared/kernel/file-path'
import { toBase64Url } from '../../../shared/kernel/sha256'
import { addMs, MINUTE_MS, type Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { statement } from '../../_database/statement'
import { StorageError, type UploadTicket } from '../../_ports/file-store'
import { errorFields } from '../../_runtime/logger'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { hasAgreed } from '../own-record'

/** After so long the bytes are what they will stay: the ticket has ended, and so has an upload that began with its last moment. */
const TICKET_MS = 15 * MINUTE_MS

interface DeclaredRow {
  fileId: string
  personId: string
  object: string
  type: string
  size: number
  hash: string
  until: Instant
}

/** The same ids twice (a connection lost meanwhile) change nothing. */
const declareFile = statement<DeclaredRow, { declared: number }>('file_declare', `
  with f as (insert into mashangban.files (tenant, file_id, person_id, object, type, size, sha256, until, state)
    values (:tenant, :fileId, :personId, :object, :type, :size, :hash, :until, 'declared') on conflict do nothing returning 1),
  j as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'file', :fileId, :until, '{}', 0 from f on conflict do nothing returning 1)
  select count(*)::int as declared from j`)

/** 22 characters of base64url. */
const randomName = (call: SignedInCall): string => toBase64Url(call.random(16))

/**
 * A ticket to upload one file, whose size, type and hash are declared here. The id given is the row's: it is what forms send. What never
 * gets filed is deleted after two days; what gets filed is read once the ticket has ended.
 */
export const uploadTicket: UseCase<'directory.uploadTicket'> = async ({ size, type, sha256 }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  if (!(await hasAgreed(call))) return refuse('PRIVACY_NOT_AGREED')
  const object = objectOf(personId, randomName(call), sha256, type)
  const ticket = await askTicket(call, object, { size, type, sha256 })
  if (ticket === null) return refuse('STORAGE_FAILED')
  const fileId = randomName(call)
  await database.one(declareFile, { fileId, personId, object, type, size, hash: sha256, until: addMs(call.now, TICKET_MS) })
  return ok({ fileId, ...ticket })
}

/** Null when the store does not give one. A ticket for which no row gets written lets nobody file anything. */
async function askTicket(call: SignedInCall, object: string, file: Pick<ParsedOf<'directory.uploadTicket'>, 'size' | 'type' | 'sha256'>): Promise<UploadTicket | null> {
  try {
    return await call.ports.files.ticket(object, file)
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    call.log({ ...errorFields(error), storage: error.code })
    return null
  }
}
