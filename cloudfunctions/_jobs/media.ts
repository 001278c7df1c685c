import { statement } from '../_database/statement'
import { StorageError } from '../_ports/file-store'
import { expectVerdicts } from '../_runtime/media-checks'
import { each, ended, endOf } from './end'
import type { Job, JobRun, JobWorker } from './job'

/** Where WeChat's check is told the picture stands: a post of its own. */
const SCENE = 3

/** The pictures of an entry, and the openid (sealed) of who wrote it. Files found to be other than declared are nobody's to look at. */
const readPictures = statement<{ of: string; id: string; seq: number }, { openid: string | null; objects: string[] }>('media_job_read', `
  select (select p.openid from mashangban.entries e join mashangban.persons p on p.tenant = e.tenant and p.id = e.person_id
      where e.tenant = :tenant and e.of = :of and e.id = :id and e.seq = :seq) as openid,
    coalesce((select array_agg(f.object order by f.file_id) from mashangban.files f
      where f.tenant = :tenant and f.of = :of and f.id = :id and f.type like 'image/%' and f.state in ('declared', 'checked') and exists (
        select from mashangban.entry_contents y, json_array_elements(y.content->'files') x
        where y.tenant = :tenant and y.of = :of and y.id = :id and y.seq = :seq and x->>'fileId' = f.file_id)), '{}') as objects`)

/** Undoes the whole transaction when the claim is no longer this run's. */
const endMedia = statement<{ kind: string; key: string; claim: string }, { ok: boolean }>('media_job_end', `
  with noted as (select 1), ${ended('noted')}
  select (select ok from fence) as ok`)

/**
 * Has WeChat look at the pictures of one entry. The verdicts come later as events. A check that can't be started changes nothing and is not
 * asked for again: WeChat refuses it in two hours anyway (the writer must have been here lately), and the text was checked when it was sent.
 */
async function check(job: Job, run: JobRun): Promise<void> {
  const { ports, now } = run
  const seq = Number(job.args['seq'])
  if (job.of === null || job.id === null || !Number.isInteger(seq)) return endOf(job, run)
  const { of, id } = job
  const { openid, objects } = await ports.database.one(readPictures, { of, id, seq })
  const traceIds = openid === null || objects.length === 0 ? [] : await start(run, objects, ports.vault.open(openid))
  if (objects.length > 0) run.log({ pictures: objects.length, checks: traceIds.length })
  if (traceIds.length === 0) return endOf(job, run)
  const circumstances = { now, calendars: await ports.settings.calendars(now) }
  // Noted with the end of the job: of a run that was killed before, the verdicts belong to nobody, and this picture is asked about anew.
  await ports.database.transaction(async (queries) => {
    await expectVerdicts(queries, ports, traceIds, { of, id, circumstances })
    await queries.one(endMedia, { kind: job.kind, key: job.key, claim: job.claim })
  })
}

async function start({ ports }: JobRun, objects: readonly string[], openid: string): Promise<string[]> {
  const links = await ports.files.tempUrls(objects)
  const started: string[] = []
  for (const url of links.values()) {
    const check = await ports.wechat.checkMedia(url, openid, SCENE)
    if (check) started.push(check.traceId)
  }
  return started
}

/** A store that is out is tried again while a check could still be started; then the job just ends: there is nothing for anybody to decide. */
const WAITS = [2, 10, 30] as const

export const media: JobWorker = {
  batch: 10,
  holdSeconds: 120,
  waits: WAITS,
  work: (jobs, run, failed) => each(jobs, run, async (job, error) => {
    if (!(error instanceof StorageError) || job.attempts <= WAITS.length) return failed(job, error)
    run.log({ media: 'given up', storage: error.code })
    await endOf(job, run)
  }, (job) => check(job, run)),
}
