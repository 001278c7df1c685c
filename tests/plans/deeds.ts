import { DECISION_SORTS } from '../../shared/api/decision.api'
import type { Emulator } from '../../emulator/emulator'
import { chinaDay, DAY_MS, toInstant } from '../../shared/kernel/instant'
import { ADMIN, CITY_ADMIN } from '../support/townspeople'
import type { Watched } from './watched'

const areaId = '370613'

/** Jobs that have stopped and are decided; what people in office did, of some years, looked through in each way. */
export async function deeds({ must }: Watched, { query }: Emulator['database']): Promise<void> {
  for (const key of ['one', 'two']) await query('insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts, parked_at, error) select tenant, \'tidy\', $1, $2, \'{}\', 6, $2, \'Error\' from mashangban.areas limit 1', [key, toInstant(Date.now())])
  await must('register.decisions', { areaId: '370600' }, CITY_ADMIN)
  for (const sort of DECISION_SORTS) await must('register.decisionsOf', { areaId: '370600', sort }, CITY_ADMIN)
  await must('register.tryJob', { requestId: 'plan-job-try', kind: 'tidy', key: 'one' }, CITY_ADMIN)
  await must('register.dropJob', { requestId: 'plan-job-drop', kind: 'tidy', key: 'two' }, CITY_ADMIN)
  const at = toInstant(Date.now() - DAY_MS)
  await query(`insert into mashangban.deeds (tenant, area, at, id, depth, kind, action, person_id, of, thing, company_id)
    select t.tenant, '370613', $1::timestamptz - n * interval '10 minutes', 'past-' || n, 1, case when n % 40 = 0 then 'look' else 'register' end, 'register.saveCompany', 'person-' || n % 300, 'company', 'company-1', 'company-1'
    from generate_series(1, 20000) n, (select tenant from mashangban.areas limit 1) t`, [at])
  await query('analyze mashangban.deeds')
  await must('deed.ofCompany', { companyId: 'company-1' }, ADMIN)
  for (const narrowed of [{}, { kind: 'look' }, { personId: 'person-7' }, { personId: 'person-7', kind: 'register' }, { from: chinaDay(toInstant(Date.now() - 20 * DAY_MS)), until: chinaDay(at) }] as const) {
    const { next } = await must('deed.list', { areaId, ...narrowed }, ADMIN)
    if (next !== null) await must('deed.list', { areaId, ...narrowed, cursor: next }, ADMIN)
  }
}
