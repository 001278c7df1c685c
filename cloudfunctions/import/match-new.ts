import type { Instant } from '../../shared/kernel/instant'
import { SYSTEM_ACTOR } from '../../shared/access/actor'
import { statement } from '../_database/statement'
import type { JobRun } from '../_jobs/job'
import { type CompanyWrite, putCompanies } from '../_register/company-rows'
import { type After, behind, FROM_START, matched, matchedParameters, type Matching, matchingOf } from '../_register/matching'

const readRoots = statement<object, { id: string }>('import_matched_areas', `
  select a.id from mashangban.areas a where a.tenant = :tenant and a.parent_id is null and exists (select from mashangban.assignment_rules r where r.tenant = :tenant) order by a.id`)
const readMatching = statement<{ areaId: string; now: Instant } & After, { found: Matching }>('import_matching', `
  select ${matchingOf('here', false)} as found from mashangban.areas here where here.tenant = :tenant and here.id = :areaId`)

/** What somebody else has given an officer meanwhile is left to him. */
const writeMatched = statement<{ rows: CompanyWrite[]; at: Instant; personId: string; run: null; back: false }, { put: number }>('import_match', `
  with one as (select 1), ${putCompanies('one')} select count(*)::int as put from put`)

/** 应配尽配: a company that has come gets its officer by the rules within the minute; one that no rule is for stays on the administrator's list. Gives how many were matched. */
export async function matchNew({ ports: { database }, now, timeIsUp }: JobRun): Promise<number> {
  let done = 0
  for (const { id: areaId } of await database.rows(readRoots, {})) {
    for (let after: After | null = FROM_START; after !== null && !timeIsUp();) {
      const { found }: { found: Matching } = await database.one(readMatching, { areaId, now, ...after })
      const { writes } = matched(found)
      if (writes.length > 0) done += (await database.one(writeMatched, matchedParameters(writes, now, SYSTEM_ACTOR.personId))).put
      after = behind(found)
    }
  }
  return done
}
