import { failureOf, meaningOf } from '../../cloudfunctions/_database/failure'

test('an error of the operating system is a lost connection, even when its name is as long as a code of PostgreSQL', () => {
  for (const code of ['EPIPE', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT', '']) expect([code, meaningOf(Object.assign(new Error(code), { code }))]).toEqual([code, 'lost'])
  for (const code of ['42601', 'P0001', 'XX001', 'HV00A', '0A000']) expect([code, meaningOf(Object.assign(new Error(code), { code }))]).toEqual([code, 'bug'])
})

test('what the server says of a row stays out of the message of a failure', () => {
  const said = Object.assign(new Error('duplicate key value violates unique constraint'), { code: '23505', constraint: 'cases_number', detail: 'Key (number)=(2611250000001) already exists.' })
  expect(failureOf('constraint', said).message).toBe('constraint 23505 cases_number')
})
