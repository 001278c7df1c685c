import type { Actor } from '../../shared/access/actor'
import { refuse } from '../../shared/api/errors'
import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { KEPT_DAYS, NO_COUNTS } from '../../shared/register/import'
import { statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { StorageError, type UploadTicket } from '../_ports/file-store'
import { allowed } from '../_runtime/governed'
import { errorFields } from '../_runtime/logger'
import { signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'

const readArea = statement<{ personId: string; areaId: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null }>('import_ticket_read', `
  select ${ACTOR} as actor, a.path from (select 1) one left join mashangban.areas a on a.tenant = :tenant and a.id = :areaId`)

interface Row {
  id: string
  kind: string
  areaId: string
  personId: string
  name: string
  source: string
  object: string
  size: number
  hash: string
  counts: object
  now: Instant
  until: Instant
}

const writeImport = statement<Row, { made: number }>('import_ticket', `
  with made as (insert into mashangban.imports (tenant, id, kind, area_id, person_id, name, source, object, size, sha256, state, close_absent, line, total, counts, made_at, until)
    values (:tenant, :id, :kind, :areaId, :personId, :name, :source, :object, :size, :hash, 'uploaded', false, 0, 0, :counts::jsonb, :now, :until) on conflict do nothing returning 1)
  select count(*)::int as made from made`)

/** Told apart from what people attach: nothing of it is ever shown in a case. */
const objectOf = (id: string, hash: string): string => `import/${id}-${hash}`

/** The store takes the bytes as what they are declared; what they are is found out by reading them. */
const TYPE = 'application/octet-stream'

/** Null: the store does not give one. */
async function askTicket(call: SignedInCall, object: string, size: number, sha256: string): Promise<UploadTicket | null> {
  try {
    return await call.ports.files.ticket(object, { size, sha256, type: TYPE })
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    call.log({ ...errorFields(error), storage: error.code })
    return null
  }
}

/**
 * A place to put the file of an import, and the import itself, which waits for it and is not listed until it is read; one that is never read goes after 30 days.
 * Two trips.
 */
export const ticket: UseCase<'import.ticket'> = async ({ areaId, kind, name, source, sha256, size }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  const { actor, path } = await database.one(readArea, { personId, areaId })
  const may = allowed(call, actor, path && { areas: path })
  if (!may.ok) return may
  const id = `im-${Buffer.from(call.random(9)).toString('base64url')}`
  const object = objectOf(id, sha256)
  const place = await askTicket(call, object, size, sha256)
  if (place === null) return refuse('STORAGE_FAILED')
  await database.one(writeImport, { id, kind, areaId, personId, name, source, object, size, hash: sha256, counts: NO_COUNTS, now: call.now, until: addMs(call.now, KEPT_DAYS * DAY_MS) })
  return may.value.reply({ importId: id, cloudPath: place.cloudPath, url: place.url, headers: place.headers })
}
