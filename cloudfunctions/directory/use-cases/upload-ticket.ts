import type { ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { objectOf } from '../../../shared/kernel/file-path'
import { toBase64Url } from '../../../shared/kernel/sha256'
import { addMs, MINUTE_MS, type Instant } from '../../../shared/kernel/instant'
import { err, ok, type Result } from '../../../shared/kernel/result'
import { countOf } from '../../../shared/settings/quotas'
import { counted, counting } from '../../_database/counting'
import { statement } from '../../_database/statement'
import { StorageError, type UploadTicket } from '../../_ports/file-store'
import { errorFields } from '../../_runtime/logger'
import { refusalOver } from '../../_runtime/over-limit'
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
  counts: object[]
}

/** The same ids twice (a connection lost meanwhile) change nothing and count nothing. */
const declareFile = statement<DeclaredRow, { declared: number }>('file_declare', `
  with f as (insert into mashangban.files (tenant, file_id, person_id, object, type, size, sha256, until, state)
    values (:tenant, :fileId, :personId, :object, :type, :size, :hash, :until, 'declared') on conflict do nothing returning 1),
  j as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'file', :fileId, :until, '{}', 0 from f on conflict do nothing returning 1),
  ${counting('f')}
  select count(*)::int as declared, (select ok from within) as within from j`)

/** 22 characters of base64url. */
const randomName = (call: SignedInCall): string => toBase64Url(call.random(16))

/**
 * A ticket to upload one file, whose size, type and hash are declared here. The id given is the row's: it is what forms send. What never
 * gets filed is deleted after two days; what gets filed is read once the ticket has ended.
 */
export const uploadTicket: UseCase<'directory.uploadTicket'> = async ({ size, type, sha256 }, anyCall) => {
  const call = signedIn(anyCall)
  const { personId } = call.caller
  if (!(await hasAgreed(call))) return refuse('PRIVACY_NOT_AGREED')
  const object = objectOf(personId, randomName(call), sha256, type)
  const ticket = await askTicket(call, object, { size, type, sha256 })
  if (ticket === null) return refuse('STORAGE_FAILED')
  const fileId = randomName(call)
  const declared = await declare(call, { fileId, personId, object, type, size, hash: sha256, until: addMs(call.now, TICKET_MS), counts: counted([countOf('uploads', personId, call.now)]) })
  return declared.ok ? ok({ fileId, ...ticket }) : declared
}

/** Refused when he has had too many tickets that day. */
async function declare({ now, ports: { database, settings } }: SignedInCall, row: DeclaredRow): Promise<Result<null, Refusal>> {
  try {
    await database.one(declareFile, row)
    return ok(null)
  } catch (error) {
    const over = await refusalOver(error, settings, now)
    if (over === null) throw error
    return err(over)
  }
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
