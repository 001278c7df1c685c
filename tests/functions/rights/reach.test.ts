import { Client } from 'pg'
import { createDatabase, type Database } from '../../../cloudfunctions/_database/connection'
import { statement } from '../../../cloudfunctions/_database/statement'
import { reachesBy, type SubjectSql } from '../../../cloudfunctions/_flow/scope'
import type { Membership } from '../../../shared/access/actor'
import { RIGHTS } from '../../../shared/access/rights'
import { ROLES } from '../../../shared/access/roles'
import { type By, grantsOf, reaches, SCOPES, type Subject } from '../../../shared/access/scope'
import { personToken, unitToken } from '../../../shared/access/tokens'
import { cloneOwned, EMPTY } from '../../support/templates'

/** The same right, asked of the database and of the core: of everybody, about a thing in every place. */
const PLACES = { areaId: 'a-mine', unitId: 'u-mine', companyId: 'c-mine' } as const
const CALLERS: Readonly<Record<string, readonly Membership[]>> = {
  ...Object.fromEntries(ROLES.map((role) => [role, [{ role, ...PLACES }]])),
  // Of a unit, as everybody who serves is, where nothing lies.
  nowhere: ROLES.map((role) => ({ role, unitId: 'u-nowhere' })),
  several: [{ role: 'officer', unitId: 'u-other' }, { role: 'department', unitId: 'u-mine' }, { role: 'supervisor', areaId: 'a-mine', unitId: 'u-room' }],
  nobody: [],
}
const MINE = 'me'
const NOW = '2026-11-25T07:00:00.000Z'
const LEAVE = { from: '2026-11-24T16:00:00.000Z', to: '2026-11-26T16:00:00.000Z', standIn: MINE }

/** Each part absent, of somebody else, his (among others). */
const PARTS = { persons: ['p-other', MINE], handlers: ['p-other', MINE], companies: ['c-other', 'c-mine'], units: ['u-other', 'u-mine'], areas: ['a-other', 'a-mine'] } as const
const CLOSED = [[], [personToken(MINE)], [unitToken('u-mine')], [personToken('p-other'), unitToken('u-third')]]
const SUBJECTS: readonly Required<Subject>[] = Object.entries(PARTS).reduce<Subject[]>(
  (all, [part, [other, mine]]) => all.flatMap((subject) => [[], [other], [other, mine]].map((lies) => ({ ...subject, [part]: lies }))),
  CLOSED.map((closedTo) => ({ closedTo })),
) as Required<Subject>[]

const COLUMNS = Object.fromEntries([...Object.keys(PARTS), 'closedTo'].map((part) => [part, `s."${part}"`])) as SubjectSql
const RECORD = Object.keys(COLUMNS).map((part) => `"${part}" text[]`).join(', ')

let clone: Awaited<ReturnType<typeof cloneOwned>>
let database: Database
let owner: Client

beforeAll(async () => {
  clone = await cloneOwned(EMPTY)
  database = createDatabase({ tenant: 'demo', connection: { connectionString: clone.appUrl }, prepare: 'named' })
  owner = new Client(clone.ownerUrl)
  await owner.connect()
})
afterAll(async () => {
  await Promise.all([database.close(), owner.end()])
  await clone.drop()
})

async function become(memberships: readonly Membership[]): Promise<void> {
  await owner.query('delete from mashangban.memberships')
  for (const [at, { role, areaId = null, unitId = null, companyId = null }] of memberships.entries()) {
    // The same person in another tenant has everything there: that is no right here.
    await owner.query(`insert into mashangban.memberships values ('demo', $1, $2, $3, $4, $5, $6, false, false)`, [MINE, role, String(at), areaId, unitId, companyId])
  }
  for (const role of ROLES) await owner.query(`insert into mashangban.memberships values ('elsewhere', $1, $2, 'x', 'a-other', 'u-other', 'c-other', false, false)`, [MINE, role])
}

const ROWS: readonly (readonly [string, By])[] = [
  ...ROLES.flatMap((role) => SCOPES.map((scope) => [`${role} ${scope}`, { [role]: scope }] as const)),
  ...Object.entries(RIGHTS).map(([action, { by }]) => [action, by] as const),
]
const reachedBy = new Map(ROWS.map(([name, by]) => [name, statement<{ personId: string; now: string; subjects: readonly object[] }, { reached: number[] }>(`reach ${name}`, `
  select coalesce(json_agg(s.nth order by s.nth), '[]') as reached from jsonb_to_recordset(:subjects::jsonb) as s(nth int, ${RECORD}) where ${reachesBy(by, COLUMNS)}`)]))

const present = async (id: string, leave: object | null): Promise<void> => {
  await owner.query(`insert into mashangban.persons (tenant, id, openid, elder, leave) values ('demo', $1, 'sealed', false, $2) on conflict (tenant, id) do update set leave = excluded.leave`, [id, leave])
}
const handles = (memberships: readonly Membership[]): boolean => memberships.some(({ role }) => role === 'officer' || role === 'department')

it.each(Object.entries(CALLERS).flatMap(([name, memberships]) => [[name, memberships, false], [`${name}, while somebody is away`, memberships, true]] as const))('reaches the same in SQL, by every role and scope and by every row of the table: %s', async (_name, memberships, away) => {
  await become(memberships)
  await present(MINE, null)
  await present('p-other', away ? LEAVE : null)
  const actor = { personId: MINE, memberships, standsFor: away && handles(memberships) ? ['p-other'] : [] }
  // Whoever is away, what a private person or a company holds is asked no other way.
  const subjects = SUBJECTS.map((subject, nth) => ({ nth, ...subject })).filter(({ persons, companies }) => !away || (persons.length === 0 && companies.length === 0))
  for (const [name, by] of ROWS) {
    const expected = subjects.flatMap(({ nth, ...subject }) => (grantsOf(by, actor).some((grant) => reaches(grant, subject)) ? [nth] : []))
    expect([name, await database.one(reachedBy.get(name) as never, { personId: MINE, now: NOW, subjects } as never)]).toEqual([name, { reached: expected }])
  }
})

it('asks about every sort of place', () => {
  expect(SUBJECTS).toHaveLength(3 ** 5 * CLOSED.length)
  expect(new Set(ROWS.map(([, by]) => reachesBy(by, COLUMNS))).size).toBeGreaterThan(20)
})
