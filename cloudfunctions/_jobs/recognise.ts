import { type Actor, SYSTEM_ACTOR } from '../../shared/access/actor'
import { isConfidential } from '../../shared/case/audience'
import { CASE } from '../../shared/case/flow'
import { goesRound } from '../../shared/case/hand-over'
import type { Case } from '../../shared/case/schema'
import { decide } from '../../shared/flow/decide'
import { FOLDING, fold, gramsOf } from '../../shared/kernel/fold'
import { ok } from '../../shared/kernel/result'
import { isUnlisted } from '../../shared/register/unlisted'
import { statement } from '../_database/statement'
import { decideAndWrite, type Event, load } from '../_flow/change'
import { each, endOf, postpone } from './end'
import type { Job, JobRun, JobWorker } from './job'

/** Cases read at once; each is written by itself. */
const BATCH = 50
/** Times a case is decided again when somebody acts on it meanwhile. */
const ATTEMPTS = 4

interface Official {
  personId: string
  name: string | null
  units: string[]
}

interface Going {
  company: { id: string; name: string }
  officer: Official | null
  doer: Official | null
  ids: string[]
}

const officialJson = (id: string): string => `(select json_build_object('personId', p.id, 'name', p.work_name,
      'units', array(select y.unit_id from mashangban.memberships y where y.tenant = :tenant and y.person_id = p.id and y.unit_id is not null)) from mashangban.persons p where p.tenant = :tenant and p.id = ${id})`

const readGoing = statement<{ id: string; companyId: string; by: string; after: string }, Going>('recognise_going', `
  with k as materialized (select k.id, k.name, k.officer_id from mashangban.companies k where k.tenant = :tenant and k.id = :companyId)
  select json_build_object('id', k.id, 'name', k.name) as company, ${officialJson('k.officer_id')} as officer, ${officialJson(':by')} as doer,
    array(select c.id from mashangban.cases c where c.tenant = :tenant and c.company_id = :id and left(c.company_id, 3) = 'un-' and c.id > :after order by c.id limit ${BATCH}) as ids
  from k`)

/** It is found by what the register calls it; what was erased is not put back. */
const findAgain = statement<{ id: string; folding: number; folded: string; grams: string[] }, { found: number }>('recognise_found', `
  with g as (update mashangban.finds f set folding = :folding, folded = :folded, grams = :grams::text[] where f.tenant = :tenant and f.of = '${CASE.of}' and f.id = :id returning 1)
  select count(*)::int as found from g`)

/** Whom a case goes round does not hear of it, and does not sign for it. */
const hearsOf = (doc: Case, official: Official | null): official is Official => official !== null && !goesRound(CASE.closedTo(doc), official)

/** What becomes of one case: nothing where it is a company of the register already. */
function becomes({ company, officer, doer }: Going): Event {
  return (_kept, read, at) => {
    const doc = read as Case
    if (!isUnlisted(doc.company.id)) return ok(null)
    const signs = hearsOf(doc, doer) ? doer : null
    const actor: Actor = signs === null ? SYSTEM_ACTOR : { ...SYSTEM_ACTOR, personId: signs.personId, workName: signs.name }
    const follows = hearsOf(doc, officer) && doc.box !== 'done' && !isConfidential(doc) && officer.personId !== doc.holder.handler
    const input = { company, informs: follows ? [officer.personId] : [], text: `提交时写的是“${doc.company.name}”，名册里是“${company.name}”` }
    return decide(CASE, doc, { act: 'recognise', seen: doc.version, input }, actor, at)
  }
}

async function recogniseAll(job: Job, run: JobRun): Promise<void> {
  const { database, settings, tenant } = run.ports
  const { by, companyId } = job.args as { by: string; companyId: string }
  const calendars = await settings.calendars(run.now)
  let refused = 0
  for (let after = ''; ;) {
    const going = await database.first(readGoing, { id: job.key, companyId, by, after })
    const last = going?.ids.at(-1)
    if (going === undefined || last === undefined) break
    for (const id of going.ids) {
      if (run.timeIsUp()) return postpone(job, run, { due: run.now })
      if (!(await one(id, going))) refused++
    }
    after = last
  }
  if (refused > 0) throw new Error(`${refused} could not be given to the company`)
  await endOf(job, run)

  /** In one transaction: a case that bears the register's name is found by it. */
  async function one(id: string, going: Going): Promise<boolean> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const stored = (await load(database, CASE.of, [id])).get(id)
      if (!stored) return true
      let doc: Case | null = null
      const event: Event = (kept, read, at) => {
        doc = read as Case
        return becomes(going)(kept, read, at)
      }
      const written = await database.transaction(async (queries) => {
        const done = await decideAndWrite(queries, tenant, CASE.of, stored, event, { now: run.now, calendars, salt: run.salt }, { doer: by })
        if (done.ok && done.value === true && doc !== null) {
          const words = [doc.title, going.company.name, doc.number]
          await queries.one(findAgain, { id, folding: FOLDING, folded: words.map(fold).join('\n'), grams: gramsOf(...words) })
        }
        return done
      })
      if (!written.ok) return false
      if (written.value !== false) return true
    }
    return false
  }
}

/** An administrator has said which company of the register was meant: its cases follow, one after another; what was done before a worker died bears the company by then and is not met again. */
export const recognise: JobWorker = { batch: 1, holdSeconds: 60, waits: [1, 5, 15, 60, 240], work: (jobs, run, failed) => each(jobs, run, failed, (job) => recogniseAll(job, run)) }
