import { ACTIONS, type ActionName } from '../../../shared/api'
import type { Right } from '../../../shared/access/rights'
import type { Scope } from '../../../shared/access/scope'
import { isAct, rightOf } from '../../../shared/api/rights'
import { type FunctionsUnderTest, startFunctions } from '../../support/functions'
import { membershipRow } from '../../../emulator/seed/rows'
import { contents } from '../../support/cases/contents'
import { BESIDES, BEYOND, inputOf, type Naming, NAMINGS } from './asked'
import { type Caller, insertWorld, isPrivate, NAMES, openidOf, type Place, PLACES } from './world'

/**
 * Every action, as everybody, on a thing in every place: what is answered follows from the table of rights alone. Whatever is refused leaves the
 * database as it was.
 */
let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
  await insertWorld(functions)
}, 120_000)
afterAll(() => functions.stop())

/** What each scope reaches: what lies in one's area lies there whosever it is; a list or a board is of its one place. */
const REACHED: Record<Scope, readonly Place[]> = {
  own: ['own'], unit: ['own', 'unit'], area: ['own', 'unit', 'otherUnit'], tenant: ['own', 'filed', 'unit', 'otherUnit', 'otherArea'],
}
const OF_ONE_PLACE: Record<Scope, readonly Place[]> = { ...REACHED, area: ['own', 'otherUnit'] }

/** What everybody has as a private person, by what it is about: of cases what he filed, and what he was once told as their handler; of files what he had written. */
const privately = (subject: Right['subject'], caller: Caller): readonly Place[] => {
  if (isPrivate(caller) || subject === 'self' || subject === 'tab') return ['own', 'filed']
  return subject === 'case' ? ['own', 'filed'] : subject === 'request' || subject === 'export' ? ['filed'] : []
}

/** What the row says. */
function rowAllows({ by, subject }: Right, { caller, place }: Pick<Asked, 'caller' | 'place'>): boolean {
  if (caller === 'anonymous') return by.anonymous !== undefined
  const reached = ['tab', 'board', 'list'].includes(subject) ? OF_ONE_PLACE : REACHED
  const reach = caller === 'nobody' ? undefined : by[caller]
  if (reach !== undefined && reached[reach].includes(place)) return true
  if (by.resident === undefined) return false
  return by.resident === 'own' ? privately(subject, caller).includes(place) : reached[by.resident].includes(place)
}

/** What the table says: of a document with an audience whoever acts on it must be one who reads it. */
const expected = (right: Right, asked: Pick<Asked, 'caller' | 'place'>): boolean =>
  rowAllows(right, asked) && (right.subject !== 'case' || rowAllows(rightOf('case.get'), asked))

const codeOf = (reply: { ok: boolean; error?: { code: string } }): string => (reply.ok ? 'ok' : (reply.error?.code ?? ''))
const REFUSED = /^(NOT_ALLOWED|SIGN_IN_REQUIRED|CODE_UNKNOWN|\w+_NOT_FOUND)$/

interface Asked {
  right: Right
  caller: Caller
  place: Place
  named: object
}

const eachOf = (right: Right, naming: Naming): Asked[] => NAMES.flatMap((caller) => PLACES.flatMap((place) => {
  const named = naming(caller, place)
  return named === null ? [] : [{ right, caller, place, named }]
}))

function everything(action: ActionName): Asked[] {
  const right = rightOf(action)
  const [subject, naming] = BESIDES[action] ?? []
  return [...NAMINGS[right.subject].flatMap((each) => eachOf(right, each)), ...(subject && naming ? eachOf({ ...right, subject }, naming) : [])]
}

const ask = async (action: ActionName, { caller, place, named }: Asked) => [caller, place, codeOf(await functions.send(action, inputOf(functions, action, named), openidOf(caller)))] as const
const all = async (action: ActionName, asked: readonly Asked[]) => {
  const answers: (readonly [Caller, Place, string])[] = []
  for (const each of asked) answers.push(await ask(action, each))
  return answers
}

const NAMES_OF_ACTIONS = Object.keys(ACTIONS) as ActionName[]

describe.each(NAMES_OF_ACTIONS.filter((action) => !isAct(action)))('%s', (action) => {
  const asked = everything(action)
  const may = (each: Asked) => expected(each.right, each)

  it('is refused to everybody else, and changes nothing', async () => {
    const before = await contents(functions)
    const answers = await all(action, asked.filter((each) => !may(each)))
    expect(answers.filter(([, , code]) => !REFUSED.test(code))).toEqual([])
    expect(await contents(functions)).toEqual(before)
  })

  it('is answered to whom the table gives it', async () => {
    const answers = await all(action, asked.filter(may))
    // The settings of the tenant lie above everybody here (see below).
    expect(answers.length > 0).toBe(rightOf(action).subject !== 'settings')
    expect(answers.filter(([, , code]) => code !== 'ok' && !BEYOND[action]?.includes(code))).toEqual([])
  })
})

it('lets the administrator of the city, where what is the tenant’s lies, ask for it', async () => {
  await functions.insert('memberships', [membershipRow(functions.personId('o-city-admin'), { role: 'admin', areaId: 'a-city', unitId: 'u-next' })])
  const answer = await functions.send('register.tryJob', inputOf(functions, 'register.tryJob', {}), 'o-city-admin')
  expect([BEYOND['register.tryJob']?.includes(codeOf(answer)), expected(rightOf('register.tryJob'), { caller: 'admin', place: 'otherUnit' })]).toEqual([true, true])
})

// Whose an act is says the guard of its flow (tests/functions/case/matrix.test.ts asks it); whose it cannot be, the role says.
describe.each(NAMES_OF_ACTIONS.filter(isAct))('%s', (action) => {
  const { by } = rightOf(action)
  const named = (caller: Caller) => (caller === 'nobody' ? by.resident : by[caller]) !== undefined
  const isNever = ({ caller, place }: Asked) => place === 'otherTenant' || place === 'excluded' || !(named(caller) || (caller !== 'anonymous' && by.resident !== undefined))
  const asked = everything(action)

  it('is refused to other roles, in other tenants, and to whom it goes round, and changes nothing', async () => {
    const before = await contents(functions)
    const answers = await all(action, asked.filter(isNever))
    expect(answers.filter(([, , code]) => !REFUSED.test(code))).toEqual([])
    expect(await contents(functions)).toEqual(before)
  })

  it('is left to the guard where the role may', async () => {
    const answers = await all(action, asked.filter(({ caller, place }) => named(caller) && place === 'own'))
    expect(answers.filter(([, , code]) => code === 'NOT_ALLOWED')).toEqual([])
  })
})
