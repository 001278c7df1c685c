import type { Emulator } from '../../emulator/emulator'
import type { InputOf } from '../../shared/api'
import { DAY_MS, HOUR_MS } from '../../shared/kernel/instant'
import { ADMIN } from '../support/townspeople'
import type { Watched } from './watched'

type Asked = InputOf<'print.preview'>

/** Every way to choose what is printed, to its end; the record of it; one that nobody could end, a sample nobody said yes to, and files whose time is over. */
export async function prints({ must, tick }: Watched, { query }: Emulator['database']): Promise<void> {
  const rows = async (sql: string): Promise<Record<string, string>[]> => (await query(sql)) as unknown as Record<string, string>[]
  const [{ id: windowId = '', hall_id: hallId = '' } = {}] = await rows('select id, hall_id from mashangban.windows limit 1')
  const [{ id: importId = '' } = {}] = await rows("select id from mashangban.imports where kind = 'companies' and state = 'applied' limit 1")
  const [{ uscc = '', id: companyId = '' } = {}] = await rows("select id, uscc from mashangban.companies where area_id = '370613001' limit 1")
  let drawn = 0
  const print = async (of: Asked['of'], template: Asked['template'], chosen: Asked['chosen'], areaId = '370613'): Promise<void> => {
    const { printId } = await must('print.preview', { areaId, of, template, chosen }, ADMIN)
    await must('print.begin', { requestId: `plan-print-${++drawn}`, printId }, ADMIN)
    await must('print.work', { printId }, ADMIN)
    await must('print.show', { printId }, ADMIN)
  }
  const all = { by: 'area', which: 'all' } as const
  await query("update mashangban.areas set level = 'grid' where id = '370613003' and not exists (select from mashangban.areas where level = 'grid')")
  await print('company', 'labels', all, '370613001')
  await print('company', 'door', { by: 'list', list: [uscc] })
  await print('company', 'service', { by: 'one', id: companyId })
  if (importId !== '') await print('company', 'cards', { by: 'import', importId })
  await print('window', 'labels', all)
  await print('window', 'window', { by: 'one', id: windowId })
  await print('counter', 'door', all)
  await print('counter', 'door', { by: 'one', id: hallId })
  const [{ id: grid = '' } = {}] = await rows("select id from mashangban.areas where level = 'grid' and path @> array['370613'] limit 1")
  await print('grid', 'grid', all)
  await print('grid', 'labels', { by: 'one', id: grid })
  await must('print.list', { areaId: '370613', limit: 2 }, ADMIN)
  await must('print.preview', { areaId: '370613', of: 'counter', template: 'door', chosen: all }, ADMIN)
  await query(`insert into mashangban.prints (tenant, id, area_id, person_id, of, template, chosen, words, state, found, total, done, left_out, sample, list, made_at, until)
    select tenant, 'pr-plan', area_id, person_id, of, template, chosen, words, 'writing', found, total, 0, 0, '', '', made_at, until from mashangban.prints where state = 'ready' limit 1`)
  for (const later of [3 * HOUR_MS, 2 * DAY_MS, 31 * DAY_MS]) await tick(Date.now() + later)
}
