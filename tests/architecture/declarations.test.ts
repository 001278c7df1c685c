import { statSync } from 'node:fs'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { PROJECT_ROOT } from '../../emulator/project-root'

it.each(Object.entries(FUNCTIONS))('the bundle of %s keeps to its size', (name, { bundleLimit }) => {
  const bytes = statSync(join(PROJECT_ROOT, 'dist/functions', name, 'index.js')).size
  expect(bytes).toBeGreaterThan(10_000)
  expect(bytes).toBeLessThanOrEqual(bundleLimit)
})

it('lets no client call what only the platform may', () => {
  expect(Object.entries(FUNCTIONS).filter(([, row]) => !row.clients).map(([name]) => name)).toEqual(['timer', 'events'])
})
