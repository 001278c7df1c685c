import { GROUPS } from '../../../emulator/conformance/behaviour'
import { BEHAVIOURS } from '../../../emulator/conformance/table'
import { startTools, type Tools } from '../../../emulator/conformance/tools'

let tools: Tools

beforeAll(async () => {
  tools = await startTools()
}, 30_000)

afterAll(() => tools.stop())

describe.each(GROUPS)('the real SDK: %s', (group) => {
  const rows = BEHAVIOURS.filter((behaviour) => behaviour.group === group)
  test.each(rows.map((row) => [row.name, row] as const))(
    '%s',
    async (_, row) => {
      await row.run(tools)
    },
    20_000,
  )
})

test('names of behaviours are unique within their group', () => {
  const names = BEHAVIOURS.map(({ group, name }) => `${group}: ${name}`)
  expect(new Set(names).size).toBe(names.length)
})
