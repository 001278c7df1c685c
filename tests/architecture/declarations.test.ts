import { statSync } from 'node:fs'
import { join } from 'node:path'
import { COLLECTIONS } from '../../cloudfunctions/_deploy/collections'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { PROJECT_ROOT } from '../../emulator/project-root'

/** Fields that hold lists; a document database indexes at most one of them per index. */
const LISTS = ['audience', 'tokens', 'takes', 'grams', 'areaPath', 'memberships.areaId']

const INDEXES = COLLECTIONS.flatMap((collection) => collection.indexes.map((index) => [`${collection.name}.${index.name}`, index] as const))

it.each(INDEXES)('%s begins with the tenant and holds at most one list', (_name, index) => {
  const fields = index.keys.map(([field]) => field)
  expect(fields[0]).toBe('tenant')
  expect(fields.filter((field) => LISTS.includes(field)).length).toBeLessThanOrEqual(1)
})

it('names every index once, within the limits of the platform', () => {
  for (const { name, indexes } of COLLECTIONS) {
    expect(new Set(indexes.map((index) => index.name)).size).toBe(indexes.length)
    expect([name, indexes.length]).toEqual([name, Math.min(indexes.length, 20)])
    for (const index of indexes) expect(index.keys.length).toBeLessThanOrEqual(31)
  }
  expect(COLLECTIONS.length).toBeLessThanOrEqual(100)
})

it.each(Object.entries(FUNCTIONS))('the bundle of %s keeps to its size', (name, { bundleLimit }) => {
  const bytes = statSync(join(PROJECT_ROOT, 'dist/functions', name, 'index.js')).size
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(bundleLimit)
})

it('lets no client call what only the platform may', () => {
  expect(Object.entries(FUNCTIONS).filter(([, row]) => !row.clients).map(([name]) => name)).toEqual(['timer', 'events'])
})
