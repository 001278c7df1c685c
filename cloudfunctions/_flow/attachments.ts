import type { FileRef } from '../../shared/flow/shape'
import { nameFits } from '../../shared/kernel/file-kind'
import type { FileType } from '../../shared/kernel/file-path'
import type { Refusal } from '../../shared/api'
import { type ErrorCode, refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'
import type { Instant } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'
import type { FileStore } from '../_ports/file-store'

/** SQL: the caller's own files among those named (`:files`), not yet filed with anything else than `:about`: a column `attached`; where none are named, none. */
export const attached = (named: boolean): string => (named ? ATTACHED : "'[]'::json as attached")

const ATTACHED = `coalesce((select json_agg(json_build_object('id', g.file_id, 'sha256', g.sha256, 'until', g.until, 'object', g.object, 'size', g.size, 'type', g.type, 'state', g.state,
      'free', g.id is null or g.id = :about)) from mashangban.files g
    where g.tenant = :tenant and g.file_id = any(:files::text[]) and g.person_id = :personId), '[]') as attached`

export interface AttachedJson {
  id: string
  sha256: string
  until: string
  object: string
  size: number
  type: FileType
  state: 'declared' | 'checked' | 'differs' | 'missing'
  free: boolean
}

interface Named {
  fileId: string
  name: string
}

/** The files of an input as they stand in what was asked: by the hash of their bytes, since a form sent again may bring them under new ids. */
export const filesAsked = (files: readonly Named[], attached: readonly AttachedJson[]): object[] =>
  files.map(({ fileId, name }) => ({ name, sha256: attached.find(({ id }) => id === fileId)?.sha256 ?? fileId }))

/** What lies in the store, as far as it tells without being read. A store that does not answer keeps nobody from filing: the job looks later. */
async function faultIn({ object, size, state }: AttachedJson, store: Pick<FileStore, 'head'>): Promise<'FILE_MISSING' | 'FILE_DIFFERS' | null> {
  if (state !== 'declared') return state === 'checked' ? null : state === 'missing' ? 'FILE_MISSING' : 'FILE_DIFFERS'
  const head = await store.head(object).catch(() => undefined)
  return head === null ? 'FILE_MISSING' : head !== undefined && head.size !== size ? 'FILE_DIFFERS' : null
}

/**
 * The files of an input with their hashes. Refused with the place of each one at fault: somebody else's, unknown or filed with something else
 * already; never sent; of another size; named as what it is not.
 */
export async function fileRefs(files: readonly Named[], attached: readonly AttachedJson[], store: Pick<FileStore, 'head'>): Promise<Result<{ refs: FileRef[]; held: { id: string; until: Instant }[] }, Refusal>> {
  const refs: FileRef[] = []
  const held: { id: string; until: Instant }[] = []
  const looked = new Map(await Promise.all(attached.map(async (file) => [file.id, await faultIn(file, store)] as const)))
  const faults: { path: string; code: ErrorCode }[] = []
  for (const [at, { fileId, name }] of files.entries()) {
    const file = attached.find(({ id }) => id === fileId)
    const fault = !file?.free ? 'FILE_NOT_YOURS' : looked.get(fileId) ?? (nameFits(name, file.type) ? null : 'FILE_TYPE')
    if (!file || fault) {
      faults.push({ path: `files.${at}`, code: fault ?? 'FILE_NOT_YOURS' })
      continue
    }
    refs.push({ fileId, name, sha256: file.sha256 })
    if (!held.some(({ id }) => id === file.id)) held.push({ id: file.id, until: readInstant(file.until) })
  }
  const [first] = faults
  return first === undefined ? ok({ refs, held }) : refuse(first.code, faults)
}
