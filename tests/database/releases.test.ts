import { join } from 'node:path'
import type { Client } from 'pg'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { readMigrations } from '../../cloudfunctions/_database/runner'
import type { CasesRow } from '../../cloudfunctions/_database/rows'
import { CASES } from '../../cloudfunctions/_flow/case-rows'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { filed } from '../support/cases/a-case'
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
    expect((await takeData(owner, 'older')).rows['areas']).toEqual(older.rows['areas'])
  })
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
