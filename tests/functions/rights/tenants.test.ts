import { ACTIONS, type ActionName } from '../../../shared/api'
import { rightOf } from '../../../shared/api/rights'
import { type FunctionsUnderTest, startFunctions } from '../../support/functions'
import { BESIDES, inputOf, type Naming, NAMINGS } from './asked'
import { codeIdOf, companyId, insertWorld, NAMES, openidOf, windowId } from './world'

/**
 * Of everything, a thing that another tenant has and a thing that nobody has: whoever asks is answered the same, to the letter. Else ids could be tried until
 * one is told apart.
 */
let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
  await insertWorld(functions)
}, 120_000)
afterAll(() => functions.stop())

/** The same input with names that nobody has. */
const nobodys = (named: unknown): unknown => {
  if (typeof named !== 'object' || named === null) return named
  return Object.fromEntries(Object.entries(named).map(([name, value]) => [name, typeof value === 'string' && name !== 'of' && name !== 'pile' && name !== 'box' ? `${value}-none` : nobodys(value)]))
}
/** What is answered, but for the names that were asked about. */
const answer = async (action: ActionName, input: object, openid: string | null): Promise<string> => {
  const reply = await functions.send(action, input, openid)
  return JSON.stringify(reply, (name, value: unknown) => (['requestId', 'now'].includes(name) ? undefined : value)).replaceAll('-none', '')
}

const NAMES_OF_ACTIONS = (Object.keys(ACTIONS) as ActionName[]).filter((action) => NAMINGS[rightOf(action).subject].some((naming) => naming('admin', 'otherTenant') ?? naming('officer', 'otherTenant')))

it.each(NAMES_OF_ACTIONS)('%s', async (action) => {
  const [, besides] = BESIDES[action] ?? []
  const namings: readonly Naming[] = [...NAMINGS[rightOf(action).subject], ...(besides ? [besides] : [])]
  for (const caller of NAMES) {
    for (const naming of namings) {
      const named = naming(caller, 'otherTenant')
      if (named === null) continue
      const there = await answer(action, inputOf(functions, action, named), openidOf(caller))
      const nowhere = await answer(action, inputOf(functions, action, nobodys(named) as object), openidOf(caller))
      expect([caller, there]).toEqual([caller, nowhere])
    }
  }
})

it('asks of every action that names a thing', () => {
  expect(NAMES_OF_ACTIONS.length).toBeGreaterThan(40)
})

it.each(['directory.scan', 'directory.bindCompany', 'case.file', 'case.route', 'rating.rateWindow'] as const)('%s, by a code that another tenant has printed', async (action) => {
  for (const caller of NAMES) {
    for (const id of [companyId(caller, 'otherTenant'), windowId('otherTenant')]) {
      const [there, nowhere] = [await answer(action, inputOf(functions, action, { code: functions.sign(codeIdOf(id)) }), openidOf(caller)), await answer(action, inputOf(functions, action, { code: functions.sign('nobodyscode') }), openidOf(caller))]
      expect([caller, there]).toEqual([caller, nowhere])
    }
  }
})
