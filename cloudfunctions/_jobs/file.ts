import { recordFileDiffers } from '../../shared/flow/record'
import { headFits } from '../../shared/kernel/file-kind'
import { HEAD_BYTES } from '../../shared/kernel/file-limit'
import { createHash } from 'node:crypto'
import { addMs, DAY_MS } from '../../shared/kernel/instant'
import type { FileStore } from '../_ports/file-store'
import { noteOn } from '../_flow/change'
import { FLOWS } from '../_flow/flows'
import { each, endOf, postpone } from './end'
import { dropFile, readFile, settleFile, type FileRow } from './file-rows'
import type { Job, JobRun, JobWorker } from './job'

/** So long after its ticket's end a file may still be filed (a draft); after that it is nobody's. */
const UNFILED_MS = 2 * DAY_MS

/** What a file is called whose name has been erased. */
const NAMELESS = '（名称已删除）'

/** What lies in the store, held against what was declared: its size, its hash, and that it begins as a file of its type does. Reads no further than the declared size. */
export async function judge(files: FileStore, { object, size, sha256, type }: Pick<FileRow, 'object' | 'size' | 'sha256' | 'type'>): Promise<'checked' | 'differs' | 'missing'> {
  const head = await files.head(object)
  if (head === null) return 'missing'
  if (head.size !== size) return 'differs'
  const bytes = await files.read(object)
  if (bytes === null) return 'missing'
  const hash = createHash('sha256')
  let seen = 0
  let first = Buffer.alloc(0)
  for await (const chunk of bytes) {
    seen += chunk.length
    if (seen > size) return 'differs'
    if (first.length < HEAD_BYTES) first = Buffer.concat([first, chunk.subarray(0, HEAD_BYTES - first.length)])
    hash.update(chunk)
  }
  return seen === size && hash.digest('hex') === sha256 && headFits(type, first) ? 'checked' : 'differs'
}

/**
 * One file, after its ticket has ended and its bytes can't change any more. Filed: they are what was declared, or an entry says that they are
 * not and nobody is shown them. Never filed: deleted after two days. A ticket is all that a stranger's upload ever gets.
 */
async function look(job: Job, run: JobRun): Promise<void> {
  const { database, files } = run.ports
  const row = await database.first(readFile, { fileId: job.key })
  if (!row) return clearAway(job, run, job.args['object'])
  if (row.until > run.now) return postpone(job, run, { due: row.until })
  if (row.of === null) {
    const end = addMs(row.until, UNFILED_MS)
    if (end > run.now) return postpone(job, run, { due: end })
    const { kind, key, claim } = job
    // Null: it is being filed right now, which has set the job anew.
    const { object } = await database.one(dropFile, { kind, key, claim, fileId: key })
    if (object === null) return
    // As the row of the job has it by now, or a failure would put the old ones back.
    job.args = { object }
    return clearAway(job, run, object)
  }
  if (row.state !== 'declared') return endOf(job, run)
  return settle(job, run, row, await judge(files, row))
}

async function settle(job: Job, run: JobRun, row: FileRow, state: 'checked' | 'differs' | 'missing'): Promise<void> {
  const { database, settings } = run.ports
  const { kind, key, claim } = job
  const noted = { kind, key, claim, fileId: key, state }
  if (state === 'checked' || row.of === null || !FLOWS[row.of] || row.id === null) return void (await database.one(settleFile, noted))
  const ref = { of: row.of, id: row.id }
  const circumstances = { now: run.now, calendars: await settings.calendars(run.now), salt: run.salt }
  await database.transaction(async (queries) => {
    await noteOn(queries, database.tenant, ref, ({ flow }, current, at) => recordFileDiffers(flow, current, row.name ?? NAMELESS, at), circumstances)
    // Whoever was faster, or an erasure, has taken the row or the claim: then no entry of ours may stand either.
    const { settled } = await queries.one(settleFile, noted)
    if (settled === 0) throw new Error('the file is settled already')
  })
  run.log({ file: state })
}

/** The bytes go first and the job last, so that a run that is killed between them leaves the job. */
async function clearAway(job: Job, run: JobRun, object: unknown): Promise<void> {
  if (typeof object === 'string') await run.ports.files.remove([object])
  await endOf(job, run)
}

export const file: JobWorker = {
  // Twenty megabytes each at most, one after another: what a run has no time for should not have been claimed by it.
  batch: 4,
  holdSeconds: 300,
  waits: [1, 5, 15, 60, 240, 720],
  work: (jobs, run, failed) => each(jobs, run, failed, (job) => look(job, run)),
}
