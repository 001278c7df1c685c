import { ACTIONS, type ActionName, specOf } from '../../../shared/api'
import { isAct } from '../../../shared/api/rights'
import { viewableOf } from '../../../shared/access/viewable'

const NAMES = Object.keys(ACTIONS) as ActionName[]
const of = (viewable: string): ActionName[] => NAMES.filter((action) => viewableOf(action) === viewable)

it('shows with another’s eyes what is decided here, and nothing else', () => {
  expect(of('seen').sort()).toEqual([
    'case.board', 'case.get', 'case.list', 'case.trail', 'directory.area', 'directory.me', 'pairing.mine', 'rating.figures', 'register.companies', 'register.officers', 'register.overview', 'register.tree', 'supervision.list',
  ])
})

it('takes every act of a flow, and whatever carries the id of a request, for an act', () => {
  const carriesId = (action: ActionName): boolean => specOf(action).input.safeParse({ requestId: 7 }).error?.issues.some(({ path }) => path[0] === 'requestId') === true
  expect(NAMES.filter(isAct).filter((action) => viewableOf(action) !== 'act')).toEqual([])
  expect(NAMES.filter(carriesId).length).toBeGreaterThan(30)
  expect(NAMES.filter(carriesId).filter((action) => viewableOf(action) !== 'act')).toEqual([])
})

it('shows nothing of messages, sealed contacts, files, sessions or the audit', () => {
  for (const action of ['directory.inbox', 'case.receipt', 'export.list', 'desk.sessions', 'deed.list', 'register.company', 'directory.scan']) expect([action, viewableOf(action)]).toEqual([action, 'own'])
  expect(viewableOf('case.openContact')).toBe('act')
})

it('refuses what it has never heard of', () => {
  expect(viewableOf('case.somethingNew')).toBe('act')
})
