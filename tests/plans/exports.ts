import type { Emulator } from '../../emulator/emulator'
import { DAY_MS, HOUR_MS, toInstant } from '../../shared/kernel/instant'
import type { InputOf } from '../../shared/api'
import { COMPANY_PILE_NAMES } from '../../shared/register/list'
import { ADMIN, SUPERVISOR } from '../support/townspeople'
import type { Watched } from './watched'

type List = InputOf<'export.begin'>['list']

/** Lists that are written to their end, the log of them, one that nobody could end, and files whose time is over. */
export async function exports(watched: Watched, { query }: Emulator['database']): Promise<void> {
  const { must, tick } = watched
  let drawn = 0
  const write = async (list: List, openid: string): Promise<void> => {
    const { exportId } = await must('export.begin', { requestId: `plan-export-${++drawn}`, list }, openid)
    await must('export.work', { exportId }, openid)
    await must('export.show', { exportId }, openid)
  }
  for (const pile of COMPANY_PILE_NAMES) await write({ of: 'companies', areaId: '370613', pile }, ADMIN)
  for (const search of ['云澜', '13900005011', '91370613']) await write({ of: 'companies', areaId: '370613', search }, ADMIN)
  for (const list of ['units', 'halls', 'windows', 'officials', 'deeds', 'imports', 'areas', 'handovers', 'notJoined', 'matters'] as const) await write({ of: list, areaId: '370613' }, ADMIN)
  await write({ of: 'changes', areaId: '370613', thing: 'company', id: 'company-1' }, ADMIN)
  await write({ of: 'changes', areaId: '370613', thing: 'rule', id: '370613' }, ADMIN)
  await write({ of: 'unlisted', areaId: '370613', state: 'waiting' }, ADMIN)
  for (const more of [{}, { search: '诉求' }, { filters: { kind: 'help', unit: 'unit-water' } }] as const) await write({ of: 'cases', tab: { of: 'supervise', areaId: '370613' }, box: 'open', ...more }, SUPERVISOR)
  await write({ of: 'paired' }, SUPERVISOR)
  const { next } = await must('export.list', { limit: 2 }, ADMIN)
  await must('export.list', { limit: 2, cursor: next ?? undefined }, ADMIN)
  await query(`insert into mashangban.exports (tenant, id, person_id, list, asked, words, state, rows, object, made_at, until)
    select tenant, 'ex-plan', person_id, list, asked, words, 'writing', 0, '', made_at, until from mashangban.exports where list = 'companies' limit 1`)
  // As many as some years leave.
  await query(`insert into mashangban.exports (tenant, id, person_id, list, asked, words, state, rows, object, made_at, until)
    select e.tenant, 'ex-past-' || n, 'person-' || n % 300, e.list, e.asked, e.words, 'over', 0, '', $1::timestamptz - n * interval '1 hour', $1::timestamptz from generate_series(1, 20000) n, (select * from mashangban.exports limit 1) e`, [toInstant(Date.now() - 10 * DAY_MS)])
  for (const later of [3 * HOUR_MS, 8 * DAY_MS]) await tick(Date.now() + later)
}
