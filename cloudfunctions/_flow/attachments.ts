import type { FileRef } from '../../shared/flow/shape'
import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { ok, type Result } from '../../shared/kernel/result'
import type { Instant } from '../../shared/kernel/instant'
import { readInstant } from '../_database/instants'

/** SQL: the caller's own files among those named (`:files`), not yet filed with anything else than `:about`: a column `attached`; where none are named, none. */
export const attached = (named: boolean): string => (named ? ATTACHED : "'[]'::json as attached")

const ATTACHED = `coalesce((select json_agg(json_build_object('id', g.file_id, 'sha256', g.sha256, 'until', g.until, 'free', g.id is null or g.id = :about)) from mashangban.files g
    where g.tenant = :tenant and g.file_id = any(:files::text[]) and g.person_id = :personId), '[]') as attached`

export interface AttachedJson {
  id: string
  sha256: string
  until: string
  free: boolean
}

interface Named {
  fileId: string
  name: string
}

/** The files of an input as they stand in what was asked: by the hash of their bytes, since a form sent again may bring them under new ids. */
export const filesAsked = (files: readonly Named[], attached: readonly AttachedJson[]): object[] =>
  files.map(({ fileId, name }) => ({ name, sha256: attached.find(({ id }) => id === fileId)?.sha256 ?? fileId }))

/** The files of an input with their hashes; FILE_NOT_YOURS when one is somebody else's, unknown, or filed with something else already. */
export function fileRefs(files: readonly Named[], attached: readonly AttachedJson[]): Result<{ refs: FileRef[]; held: { id: string; until: Instant }[] }, Refusal> {
  const refs: FileRef[] = []
  const held: { id: string; until: Instant }[] = []
  for (const { fileId, name } of files) {
    const file = attached.find(({ id }) => id === fileId)
    if (!file?.free) return refuse('FILE_NOT_YOURS')
    refs.push({ fileId, name, sha256: file.sha256 })
    if (!held.some(({ id }) => id === file.id)) held.push({ id: file.id, until: readInstant(file.until) })
  }
  return ok({ refs, held })
}
