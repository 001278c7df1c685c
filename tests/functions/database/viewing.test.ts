import type { Database } from '../../../cloudfunctions/_database/connection'
import { statement, valuesOf, whileViewing } from '../../../cloudfunctions/_database/statement'
import { viewedBy, viewedOf } from '../../../cloudfunctions/_database/viewing'

const VIEWER = { viewer: 'admin', viewingId: 'v-1', minute: '2026-11-27T01:00:00.000Z' }

test('a piece that holds only while viewing reaches no other call, nor do its parameters', () => {
  const made = statement<{ a: string }, object>('vw_1', `select * from mashangban.cases where a = :a${whileViewing(' and not confidential and v <> :viewer')} and t = :tenant`)
  expect(made.text).toBe('select * from mashangban.cases where a = $1 and t = $2')
  const viewed = viewedOf(made)
  expect([viewed.name, viewed.text]).toEqual(['vw_1:viewed', 'select * from mashangban.cases where a = $1 and not confidential and v <> $2 and t = $3'])
  expect(valuesOf(viewed, { a: 'A', ...VIEWER }, 'demo')).toEqual(['A', 'admin', 'demo'])
  expect([made.writes, viewed.viewed]).toEqual([false, null])
})

test('what writes is no statement to view with, whatever it says of viewing', () => {
  expect(() => viewedOf(statement('vw_2', 'insert into mashangban.scans values (1)'))).toThrow('vw_2 writes')
  expect(() => viewedOf(statement('vw_3', `update mashangban.persons set a = 1${whileViewing(' where false')}`))).toThrow('vw_3 writes')
})

test.each(['cases', 'lies_in', 'followers', 'supervisions', 'entries', 'messages', 'files', 'desk_sessions', 'exports'])('what reads %s and does not say what is left out is refused', (table) => {
  expect(() => viewedOf(statement(`vw_4_${table}`, `select 1 from mashangban.${table} t`))).toThrow('does not say what is left out')
})

test('what reads none of these goes as it is; a transaction does not', async () => {
  const areas = statement('vw_5', 'select 1 from mashangban.areas')
  expect(viewedOf(areas)).toBe(areas)
  const asked: unknown[] = []
  const rows = (of: unknown, given: unknown): Promise<never[]> => {
    asked.push(of, given)
    return Promise.resolve([])
  }
  const database = viewedBy({ rows } as unknown as Database, VIEWER)
  await database.rows(areas, {})
  expect(asked).toEqual([areas, VIEWER])
  await expect(database.transaction(() => Promise.resolve(1))).rejects.toThrow(TypeError)
})
