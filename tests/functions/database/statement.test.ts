import { isTaken, DatabaseFailure, meaningOf } from '../../../cloudfunctions/_database/failure'
import { readInstant, readOptional } from '../../../cloudfunctions/_database/instants'
import { statement, valuesOf } from '../../../cloudfunctions/_database/statement'

describe('a statement', () => {
  test('has its parameters numbered in order, each once; casts, slices and quoted colons stay', () => {
    const made = statement<{ b: string; a: string; list: string[] }, object>('st_1', `select :b::text, ':no', a[1:2], x[i:j], :a, :list::text[] where t = :tenant and :b = :a`)
    expect(made.text).toBe(`select $1::text, ':no', a[1:2], x[i:j], $2, $3::text[] where t = $4 and $1 = $2`)
    expect(valuesOf(made, { a: 'A', b: 'B', list: ['x'] }, 'demo')).toEqual(['B', 'A', ['x'], 'demo'])
  })

  test('sends what is cast to jsonb as JSON: a list in the binary form, an object as text, null as null', () => {
    const made = statement<{ rows: object | null }, object>('st_2', 'select :rows::jsonb')
    expect(valuesOf(made, { rows: [{ a: 1 }] }, 'demo')).toEqual([Buffer.from('\u0001[{"a":1}]')])
    expect(valuesOf(made, { rows: { a: 1 } }, 'demo')).toEqual(['{"a":1}'])
    expect(valuesOf(made, { rows: null }, 'demo')).toEqual([null])
  })

  test('refuses a parameter that was forgotten, and a name that another text has', () => {
    const made = statement<{ a?: string }, object>('st_3', 'select :a')
    expect(() => valuesOf(made, {}, 'demo')).toThrow('st_3 has no value for a')
    expect(() => statement('st_3', 'select :b, 1')).toThrow('two statements are called st_3')
    expect(statement('st_3', ' select :a ').text).toBe('select $1')
  })

  test('knows whether it writes', () => {
    const writes = (text: string) => statement(`st_w_${text.length}`, text).writes
    expect(['insert into t values (1)', 'with x as (update t set a = 1) select 22', 'delete from t'].map(writes)).toEqual([true, true, true])
    expect(['select updated, inserted from t', 'select 1 from deletes'].map(writes)).toEqual([false, false])
  })
})

test('instants come in one form, from columns as from JSON, finer than a millisecond cut off; infinity stays or is no moment', () => {
  expect(['2026-11-18 01:42:00+00', '2026-11-18T01:42:00.5+00:00', '2026-11-18 01:42:00.123987+00'].map(readInstant)).toEqual([
    '2026-11-18T01:42:00.000Z', '2026-11-18T01:42:00.500Z', '2026-11-18T01:42:00.123Z',
  ])
  expect([readInstant('infinity'), readOptional('infinity'), readOptional(null)]).toEqual(['infinity', null, null])
})

test('what PostgreSQL says has one meaning each; what it does not say is the network’s', () => {
  const of = (code?: string) => meaningOf(Object.assign(new Error('x'), code === undefined ? {} : { code }))
  expect(['40001', '40P01', '55P03'].map(of)).toEqual(['again', 'again', 'again'])
  expect(['57P01', '57P02', '57P03', '08006', '08P01', 'ECONNRESET', undefined].map(of)).toEqual(Array.from({ length: 7 }, () => 'lost'))
  expect(['53100', '53300', '25006'].map(of)).toEqual(['outage', 'outage', 'outage'])
  expect(['57014', '23505', '42501', '42P01', '22P02', 'MS001'].map(of)).toEqual(['busy', 'constraint', 'bug', 'bug', 'bug', 'claimLost'])
  expect(meaningOf(new TypeError('ours'))).toBe('bug')
  expect(isTaken(new DatabaseFailure('constraint', '23505', 'requests_pkey', null), 'requests_pkey')).toBe(true)
  expect(isTaken(new DatabaseFailure('constraint', '23505', 'cases_number', null), 'requests_pkey')).toBe(false)
})
