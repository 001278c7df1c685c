import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compiled } from '../../cloudfunctions/_database/statement'
import { PROJECT_ROOT } from '../../emulator/project-root'
import { cloneOwned } from '../support/templates'
import { AFTERNOON, townTemplate } from '../support/seeded-templates'
import { type Explained, explainEverything } from './explain-everything'
import { EXPECTED, NOT_RUN } from './exceptions'
import { withPast } from './past'

const CASES = 20_000

jest.setTimeout(600_000)

let explained: Explained

beforeAll(async () => {
  // Log lines of some thousand calls.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  // In the middle of a working week, whenever this runs: on a Sunday nothing falls due for two days, and then all of it at once.
  const ahead = AFTERNOON - Date.now()
  const real = Date.now.bind(Date)
  jest.spyOn(Date, 'now').mockImplementation(() => real() + ahead)
  const database = await cloneOwned(await townTemplate())
  try {
    explained = await withPast(database, CASES, (past) => explainEverything(past))
  } finally {
    await database.drop()
    jest.restoreAllMocks()
  }
})

const isExpected = (name: string, fault: string): boolean => EXPECTED.some((known) => known.statement.test(name) && known.fault.test(fault))

test('no statement that ran reads a growing table from end to end, sorts more than a thousand rows, or throws away more than it keeps', () => {
  const found = [...explained.faults].map(([name, faults]) => [name, [...faults].filter(([fault]) => !isExpected(name, fault)).map(([fault, times]) => `${fault} (${times} times)`)] as const)
  expect(Object.fromEntries(found.filter(([, faults]) => faults.length > 0))).toEqual({})
})

test('every statement there is did run, but for those named with their reason', () => {
  // Also of modules that nothing here has asked for.
  const folder = join(PROJECT_ROOT, 'cloudfunctions')
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.ts') && !file.startsWith('_deploy') && /\bstatement[<(]/.test(readFileSync(join(folder, file), 'utf8'))) require(join(folder, file))
  }
  expect([...compiled.keys()].filter((name) => !explained.looked.has(name)).sort()).toEqual(Object.keys(NOT_RUN).sort())
})

test('every exception is still needed', () => {
  const all = [...explained.faults].flatMap(([name, faults]) => [...faults.keys()].map((fault) => [name, fault] as const))
  expect(EXPECTED.filter((known) => !all.some(([name, fault]) => known.statement.test(name) && known.fault.test(fault))).map(({ why }) => why)).toEqual([])
})
