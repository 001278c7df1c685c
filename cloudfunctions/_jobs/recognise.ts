import { type Actor, SYSTEM_ACTOR } from '../../shared/access/actor'
import { isConfidential } from '../../shared/case/audience'
import { CASE } from '../../shared/case/flow'
import { goesRound } from '../../shared/case/hand-over'
import type { Case } from '../../shared/case/schema'
import { decide } from '../../shared/flow/decide'
import { FOLDING, fold, gramsOf } from '../../shared/kernel/fold'
import { ok } from '../../shared/kernel/result'
import { isUnlisted } from '../../shared/register/unlisted'
import type { Queries } from '../_database/connection'
import { decideAndWrite, type Event, load } from '../_flow/change'
import { each, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'
import { kept, nextToCome, nextToGo, type Official, taken, type Told } from './recognising'

/** Times a case is decided again when somebody acts on it meanwhile. */
const ATTEMPTS = 4

/** What an administrator has said: the company of the register that was meant; none: it was a mistake. */
interface Said {
  unlistedId: string
  by: string
  companyId: string | null
}

/** One case to be changed, and what is noted in the same transaction. */
interface Turn {
  caseId: string
  event(this: void, doc: Case, at: Parameters<Event>[2]): ReturnType<Event>
  /** Fails when somebody has said otherwise meanwhile. */
  note(this: void, queries: Queries, doc: Case, words: Told): Promise<unknown>
  /** What it is called from now on. */
  name: string
}

/** Whom a case goes round does not hear of it, and does not sign for it. */
const hearsOf = (doc: Case, official: Official | null): official is Official => official !== null && !goesRound(CASE.closedTo(doc), official)

/** Who has decided it signs for it, unless the case goes round him. */
function signedBy(doc: Case, doer: Official | null): Actor {
  const signs = hearsOf(doc, doer) ? doer : null
  return signs === null ? SYSTEM_ACTOR : { ...SYSTEM_ACTOR, personId: signs.personId, workName: signs.name }
}

/** Cases that are of the company now: its officer is kept informed of what he may know. */
async function coming(queries: Queries, { unlistedId, by, companyId }: Said & { companyId: string }, after: string): Promise<Turn[]> {
  const going = await queries.first(nextToGo, { id: unlistedId, companyId, by, after })
  if (going === undefined) return []
  const { company, officer, doer } = going
  const informed = (doc: Case): string | null =>
    (hearsOf(doc, officer) && doc.box !== 'done' && !isConfidential(doc) && officer.personId !== doc.holder.handler && !doc.informed.includes(officer.personId) ? officer.personId : null)
  return going.ids.map((caseId) => ({
    caseId,
    name: company.name,
    event(doc, at) {
      if (!isUnlisted(doc.company.id)) return ok(null)
      const told = informed(doc)
      const input = { company, informs: told === null ? [] : [told], text: `提交时写的是“${doc.company.name}”，名册里是“${company.name}”` }
      return decide(CASE, doc, { act: 'recognise', seen: doc.version, input }, signedBy(doc, doer), at)
    },
    note: (trip, doc, words) => trip.one(kept, { id: caseId, unlistedId, companyId, name: doc.company.name, informed: informed(doc), ...words }),
  }))
}

/** Cases that were taken for the wrong company's, and are again of what was written; who was told because of it is kept informed no longer. */
async function goingBack(queries: Queries, { unlistedId, by }: Said, after: string): Promise<Turn[]> {
  const { doer, cases } = await queries.one(nextToCome, { id: unlistedId, by, after })
  return cases.map(({ caseId, companyId, name, informed }) => ({
    caseId,
    name,
    event(doc, at) {
      if (doc.company.id !== companyId) return ok(null)
      const input = { company: { id: unlistedId, name }, leaves: informed === null ? [] : [informed], text: `“${doc.company.name}”对应错了，恢复为提交时写的“${name}”` }
      return decide(CASE, doc, { act: 'unrecognise', seen: doc.version, input }, signedBy(doc, doer), at)
    },
    note: (trip, _doc, words) => trip.one(taken, { id: caseId, unlistedId, ...words }),
  }))
}

async function recogniseAll(job: Job, run: JobRun): Promise<void> {
  const { database, settings, tenant } = run.ports
  const said = { ...(job.args as Omit<Said, 'unlistedId'>), unlistedId: job.key }
  const { companyId, by } = said
  const calendars = await settings.calendars(run.now)
  let refused = 0
  for (let after = ''; ;) {
    const turns = companyId === null ? await goingBack(database, said, after) : await coming(database, { ...said, companyId }, after)
    const last = turns.at(-1)
    if (last === undefined) break
    for (const turn of turns) {
      if (run.timeIsUp()) return postpone(job, run, { due: run.now })
      if (!(await one(turn))) refused++
    }
    after = last.caseId
  }
  if (refused > 0) throw new Error(`${refused} could not be given to the company`)
  await endOf(job, run)

  /** In one transaction: a case is found by what it is called, and it is known where it came from. */
  async function one({ caseId, event, note, name }: Turn): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = (await load(database, CASE.of, [caseId])).get(caseId)
      if (!stored) return true
      let doc: Case | null = null
      const noting: Event = (_kept, read, at) => {
        doc = read as Case
        return event(doc, at)
      }
      const written = await database.transaction(async (queries) => {
        const done = await decideAndWrite(queries, tenant, CASE.of, stored, noting, { now: run.now, calendars, salt: run.salt }, { doer: by })
        if (done.ok && done.value !== false && doc !== null) {
          const words = [doc.title, name, doc.number]
          await note(queries, doc, { changed: done.value === true, folding: FOLDING, folded: words.map(fold).join('\n'), grams: gramsOf(...words) })
        }
        return done
      })
      if (!written.ok) return false
      if (written.value !== false) return true
    }
    return false
  }
}

/** An administrator has said which company of the register was meant, or that it was another: the cases follow, one after another; what was done before a worker died is not met again. */
export const recognise: JobWorker = { batch: 1, holdSeconds: 60, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => recogniseAll(job, run)) }
