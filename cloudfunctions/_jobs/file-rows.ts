import type { FileType } from '../../shared/kernel/file-path'
import type { Instant } from '../../shared/kernel/instant'
import { statement } from '../_database/statement'
import { ended } from './end'

export type FileState = 'declared' | 'checked' | 'differs' | 'missing'

/** A file and the name it was filed under. */
export interface FileRow {
  object: string
  size: number
  type: FileType
  sha256: string
  until: Instant
  /** Null until it is filed with something. */
  of: string | null
  id: string | null
  state: FileState
  /** Null where it was never filed, or where the words were erased. */
  name: string | null
}

export const readFile = statement<{ fileId: string }, FileRow>('file_job_read', `
  select f.object, f.size, f.type, f.sha256, f.until, f.of, f.id, f.state,
    (select x->>'name' from mashangban.entry_contents y, json_array_elements(y.content->'files') x
      where y.tenant = :tenant and y.of = f.of and y.id = f.id and x->>'fileId' = f.file_id limit 1) as name
  from mashangban.files f where f.tenant = :tenant and f.file_id = :fileId`)

interface Claimed {
  kind: string
  key: string
  claim: string
}

/** Notes what the bytes were found to be, once, and ends the job with it. */
export const settleFile = statement<Claimed & { fileId: string; state: FileState }, { settled: number }>('file_job_settle', `
  with f as (update mashangban.files f set state = :state where f.tenant = :tenant and f.file_id = :fileId and f.of is not null and f.state = 'declared' returning 1), ${ended('f')}
  select (select count(*) from f)::int as settled, (select ok from fence) as ok`)

/**
 * Takes the row of a file that was never filed, and keeps in the job what is still to be deleted from the store: a run that is killed between
 * the two is taken up again there. A file that is filed at this very moment stays.
 */
export const dropFile = statement<Claimed & { fileId: string }, { object: string | null }>('file_job_drop', `
  with gone as (delete from mashangban.files f where f.tenant = :tenant and f.file_id = :fileId and f.of is null returning f.object),
  kept as (update mashangban.jobs j set args = jsonb_build_object('object', (select g.object from gone g))
    where j.tenant = :tenant and j.kind = :kind and j.key = :key and j.claim = :claim and exists (select from gone) returning 1),
  fence as materialized (select mashangban.must((select count(*) from kept) = (select count(*) from gone)) as ok)
  select (select g.object from gone g) as object, (select ok from fence) as ok`)
