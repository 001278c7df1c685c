import { join } from 'node:path'
import type { Client } from 'pg'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { readMigrations } from '../../cloudfunctions/_database/runner'
import type { CasesRow } from '../../cloudfunctions/_database/rows'
import { CASES } from '../../cloudfunctions/_flow/case-rows'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { routeCase } from '../../shared/case/route-case'
import { filed, PLACES } from '../support/cases/a-case'
import { MORNING } from '../support/morning'
import { BLANK, cloneOwned } from '../support/templates'
import { townTemplate } from '../support/seeded-templates'
import { keptReleases, moveForward, nextVersion, type ReleaseData, releasedVersions, takeData } from './release-data'

const MIGRATIONS = readMigrations(join(PROJECT_ROOT, 'cloudfunctions/_database/migrations'))

async function inOwn<T>(template: string, work: (owner: Client) => Promise<T>): Promise<T> {
  const database = await cloneOwned(template)
  try {
    return await withClient(database.ownerUrl, work)
  } finally {
    await database.drop()
  }
}

/** Lays the rows under the migrations and gives what lies there afterwards. */
const moved = (data: ReleaseData): Promise<ReleaseData> => inOwn(BLANK, async (owner) => {
  await moveForward(owner, data, MIGRATIONS, MORNING)
  return takeData(owner, data.version)
})

const countOf = ({ rows }: ReleaseData): Record<string, number> => Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length]))

test('every release of the changelog has left its rows for the migrations to be tried on', () => {
  expect(keptReleases().map(({ version }) => version).filter((version) => version !== nextVersion()).sort()).toEqual(releasedVersions())
})

test('the rows of every earlier release are all there after the migrations that came later', async () => {
  for (const data of keptReleases()) expect([data.version, countOf(await moved(data))]).toMatchObject([data.version, countOf(data)])
})

test('rows of this release, taken and laid down again, are the same rows', async () => {
  const data = await inOwn(await townTemplate(), (owner) => takeData(owner, 'now'))
  expect(data.schema).toBe(MIGRATIONS.at(-1)?.version)
  expect(Object.values(countOf(data)).reduce((sum, many) => sum + many, 0)).toBeGreaterThan(100)
  expect(await moved(data)).toEqual(data)
})

test('rows of an older schema are laid under it before the later migrations run', async () => {
  const older: ReleaseData = { version: 'older', schema: MIGRATIONS[1]?.version ?? '', rows: { areas: [{ tenant: 't', id: 'a', name: '示例区', level: 'district', parent_id: null, path: ['a'] }] } }
  await inOwn(BLANK, async (owner) => {
    expect(await moveForward(owner, older, MIGRATIONS, MORNING)).toEqual(MIGRATIONS.slice(2).map(({ version, name }) => `${version}_${name}`))
    expect((await takeData(owner, 'older')).rows['areas']).toMatchObject(older.rows['areas'] ?? [])
  })
})

test('whoever served without a unit belongs to the one he was shown under, and a complaint about him goes round all of it', async () => {
  const area = (id: string, name: string, path: string[]) => ({ tenant: 'demo', id, name, level: 'street', parent_id: path[1] ?? null, path })
  const person = (id: string, unit_name: string | null) => ({ tenant: 'demo', id, openid: 's', work_name: id, work_phone: null, unit_name, name: null, phone: null, phone_masked: null, phone_hash: null, phone_verified_at: null, privacy_agreed_at: null, elder: false, leave: null })
  const serves = (person_id: string, role: string, place: string, over: object = {}) => ({ tenant: 'demo', person_id, role, place, area_id: place, unit_id: null, company_id: null, head: false, owner: false, ...over })
  const about = { ...CASES.toRow(filed({ id: 'about', number: 'about', kind: 'complain', routed: routeCase({ kind: 'complain', matter: null }, { ...PLACES, subject: { personId: 'first', units: ['old'] } }) }), 'demo') as CasesRow }
  const beside = { tenant: 'demo', of: 'case', id: 'about', box: 'open', closed_to: about.closed_to, by_due: 'infinity', closed_at: null }
  const { rows } = await moved({
    version: 'x', schema: '20261127000300', rows: {
      areas: [area('st', '示例街道', ['st', 'd']), area('d', '示例区', ['d'])],
      units: [{ tenant: 'demo', id: 'room', name: '示例督查室', area_id: 'd', phone: '0', takes: [] }],
      persons: [person('first', '示例企业服务站'), person('second', '示例企业服务站'), person('third', '示例督查室'), person('fourth', null)],
      memberships: [
        serves('first', 'officer', 'st'), serves('second', 'officer', 'st'), serves('third', 'supervisor', 'd'), serves('fourth', 'dispatcher', 'd'),
        serves('nobody-known', 'admin', 'd'), serves('clerk', 'company', 'co', { area_id: null, company_id: 'co' }),
      ],
      cases: [about], lies_in: [{ ...beside, area: 'st', confidential: true }],
    },
  })
  const unitOf = (id: string) => (rows['memberships'] as { person_id: string; unit_id: string | null }[]).find(({ person_id }) => person_id === id)?.unit_id
  const nameOf = (id: string) => (rows['units'] as { id: string; name: string }[]).find((unit) => unit.id === unitOf(id))?.name
  expect(['first', 'second', 'third', 'fourth', 'nobody-known'].map(nameOf)).toEqual(['示例企业服务站', '示例企业服务站', '示例督查室', '示例区分办席', '示例区管理席'])
  expect([unitOf('first'), unitOf('third'), unitOf('clerk')]).toEqual([unitOf('second'), 'room', null])
  const round = ['p:first', 'u:old', `u:${unitOf('first')}`]
  expect(rows['cases']).toMatchObject([{ closed_to: round, face: { excluded: { personId: 'first', units: ['old', unitOf('first')] } } }])
  expect(rows['lies_in']).toMatchObject([{ closed_to: round }])
})

test('ids of persons that were stored under another name are found under theirs, and nothing else has changed', async () => {
  const cases = ['about', 'nobody'].map((id) => CASES.toRow(filed({ id, number: id }), 'demo') as CasesRow)
  const rowsWith = (name: 'person' | 'personId'): ReleaseData['rows'] => {
    const job = (kind: string, args: object) => ({ tenant: 'demo', kind, key: 'k', of: 'case', id: 'c', due_at: MORNING, args, claim: null, locked_until: null, attempts: 0, parked_at: null, error: null })
    return {
      cases: cases.map((row) => ({ ...row, face: { ...row.face as object, excluded: { [name]: row.id === 'about' ? 'p-about' : null, units: ['u'] } } })),
      jobs: [job('alarm', { person: 'not an id' }), job('send', { seq: 1, [name]: 'p', template: 't', sending: true })],
    }
  }
  const last = MIGRATIONS.at(-1)?.version ?? ''
  const [before, now] = await Promise.all([moved({ version: 'x', schema: '20261127000100', rows: rowsWith('person') }), moved({ version: 'x', schema: last, rows: rowsWith('personId') })])
  expect(now.rows['cases']).toMatchObject([{ face: { excluded: { personId: 'p-about' } } }, { face: { excluded: { personId: null } } }])
  expect(before).toEqual(now)
})
