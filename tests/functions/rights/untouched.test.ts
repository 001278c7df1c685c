import { isOpen, type Right, RIGHTS } from '../../../shared/access/rights'
import { type FunctionsUnderTest, startFunctions } from '../../support/functions'
import { type Explainer, openExplainer } from '../../plans/explainer'
import type { PlanNode } from '../../plans/faults'
import { watch, type Watched } from '../../plans/watched'
import { BESIDES, inputOf, type Naming, NAMINGS } from './asked'
import { type Caller, insertWorld, NAMES, openidOf, type Place, PLACES } from './world'

/**
 * What an action shows of a place is not read for whoever is refused: the statement, explained as it runs, never comes to those tables. Where a thing
 * lies has to be read for everybody.
 */
let functions: FunctionsUnderTest
let explainer: Explainer
let watched: Watched
let plans: PlanNode[] = []

beforeAll(async () => {
  // Log lines of some hundred calls in this process.
  jest.spyOn(process.stdout, 'write').mockReturnValue(true)
  functions = await startFunctions()
  await insertWorld(functions)
  const { environment, database } = functions.emulator
  explainer = await openExplainer(database.appUrl, environment['TENANT'] ?? '')
  watched = watch(environment, {
    async before(statement, values) {
      const plan = await explainer.run(statement, values)
      if (plan) plans.push(plan)
    },
    after: () => undefined,
  })
}, 120_000)
afterAll(async () => {
  jest.restoreAllMocks()
  await watched.close()
  await explainer.close()
  await functions.stop()
})

/** Tables, by the alias they have there (counted on where it stands twice), that were come to. */
function cameTo(): Set<string> {
  const found = new Set<string>()
  const visit = (node: PlanNode): void => {
    if (node['Relation Name'] !== undefined && (node['Actual Loops'] ?? 0) > 0) found.add(`${node['Relation Name']} ${(node.Alias ?? '').replace(/_\d+$/, '')}`)
    for (const child of node.Plans ?? []) visit(child)
  }
  for (const plan of plans) visit(plan)
  return found
}

interface Shown {
  action: keyof typeof RIGHTS
  shown: readonly string[]
  naming: Naming | undefined
}
const [ofCompany, ofWindow] = NAMINGS.code
const shows = (action: Shown['action'], shown: readonly string[], naming = NAMINGS[RIGHTS[action].subject][0]): Shown => ({ action, shown, naming })

/** What an action shows, all of it or a part, and how the thing is named (as elsewhere in the matrix when absent). */
// prettier-ignore
const SHOWN: readonly Shown[] = [
  shows('directory.colleagues',  ['memberships member', 'persons colleague']),
  shows('directory.area',        ['areas below', 'areas place', 'units u']),
  shows('directory.company',     ['companies co', 'codes k']),
  shows('directory.codeImage',   ['codes k'], ofCompany),
  shows('directory.codeImage',   ['codes k'], ofWindow),
  shows('directory.codeImage',   ['codes k'], BESIDES['directory.codeImage']?.[1]),
  shows('directory.sign',        ['codes k', 'codes n', 'scans c'], ofCompany),
  shows('directory.sign',        ['codes k', 'codes n', 'scans c'], ofWindow),
  shows('directory.reportSign',  ['codes k'], ofCompany),
  shows('directory.reportSign',  ['codes k'], ofWindow),
  shows('directory.putUpSign',   ['codes k'], ofCompany),
  shows('directory.putUpSign',   ['codes k'], ofWindow),
  shows('directory.reissueCode', ['codes k'], ofCompany),
  shows('directory.reissueCode', ['codes k'], ofWindow),
  shows('register.overview',     ['companies c', 'jobs j', 'units c', 'cases k']),
  shows('register.companies',    ['companies c']),
  shows('register.company',      ['codes k', 'cases e']),
  shows('register.changes',      ['changes h']),
  shows('register.officers',     ['companies c', 'persons who']),
  shows('register.notJoined',    ['invitations i']),
  shows('unlisted.list',         ['unlisted t']),
  shows('matter.tree',           ['matters m']),
  shows('matter.close',          ['matters b']),
  shows('unlisted.show',         ['cases c']),
  shows('register.tree',         ['companies c', 'units c']),
  shows('register.thing',        ['cases k', 'windows w']),
  shows('register.things',       ['units t']),
  shows('register.closeThing',   ['cases k', 'windows w']),
  shows('register.moveArea',     ['lies_in l', 'companies c', 'units u']),
  shows('merge.propose',         ['cases k', 'windows w']),
  shows('merge.propose',         ['lies_in l', 'companies c'], NAMINGS.pair[1]),
  shows('merge.show',            ['merges g']),
  shows('merge.decide',          ['merges g']),
  shows('register.contacts',     ['memberships o']),
  shows('register.setContacts',  ['memberships o']),
  shows('register.rules',        ['companies c', 'assignment_rules r']),
  shows('register.assign',       ['companies c', 'assignment_rules r']),
  shows('settings.list',         ['settings s', 'areas b']),
  shows('settings.show',         ['settings s', 'areas b']),
  shows('settings.preview',      ['settings s', 'lies_in l', 'cases c']),
  shows('deed.ofCompany',        ['codes k', 'cases e', 'deeds d', 'memberships used']),
  shows('register.decisions',    ['imports i', 'companies c', 'assignment_rules r']),
  shows('register.decisionsOf',  ['unlisted u']),
  shows('deed.list',            ['deeds d']),
  shows('handover.people',       ['companies c', 'cases c']),
  shows('handover.preview',      ['companies c', 'cases c']),
  shows('handover.carryOut',     ['companies c', 'cases c']),
  shows('handover.list',         ['handovers n']),
  shows('import.list',           ['imports i']),
  shows('import.rows',           ['import_rows r']),
  shows('import.template',       ['companies c']),
  shows('print.preview',         ['companies n']),
  shows('print.list',            ['prints p']),
  shows('export.begin',          ['cases k', 'lies_in k', 'cases c', 'companies c']),
  shows('binding.people',        ['memberships mb', 'bindings b', 'company_invitations i']),
  shows('binding.record',        ['binding_notes n', 'deeds d']),
  shows('binding.invite',        ['memberships mb', 'bindings b']),
  shows('binding.withdraw',      ['memberships mb', 'bindings b']),
  shows('binding.face',          ['memberships o']),
  shows('binding.decide',        ['bindings b']),
  shows('binding.remove',        ['bindings b']),
  shows('binding.handOver',      ['bindings b']),
  shows('binding.hear',          ['bindings b']),
  shows('binding.list',          ['bindings b']),
  shows('binding.show',          ['bindings b', 'files g']),
  shows('binding.review',        ['bindings b']),
  shows('rating.figures',        ['ratings r']),
  shows('rating.rateCase',       ['ratings r']),
  shows('case.list',             ['cases k', 'lies_in k', 'cases c']),
  shows('case.get',              ['entries e', 'entry_contents x']),
  shows('case.trail',            ['entries e', 'entry_contents x']),
  shows('case.receipt',          ['entries e', 'entry_contents x']),
  shows('case.board',            ['lies_in l']),
  shows('supervision.order',     ['supervisions child']),
  shows('supervision.list',      ['supervisions s']),
]

it.each(SHOWN)('$action comes to $shown for whoever may, and for nobody else', async ({ action, shown, naming }) => {
  const seen = new Set<string>()
  let refused = 0
  for (const [caller, place] of NAMES.flatMap((name) => PLACES.map((at): [Caller, Place] => [name, at]))) {
    const named = caller === 'anonymous' ? null : naming?.(caller, place)
    if (!named) continue
    plans = []
    const reply = await watched.call(action, inputOf(functions, action, named), openidOf(caller))
    const touched = shown.filter((table) => cameTo().has(table))
    const may = reply.ok || !/NOT_ALLOWED|_NOT_FOUND|CODE_UNKNOWN/.test(reply.error.code)
    if (may) touched.forEach((table) => seen.add(table))
    else refused++
    expect([caller, place, may ? touched.length > 0 : touched]).toEqual([caller, place, may ? true : []])
  }
  expect([[...seen].sort(), refused > 0]).toEqual([[...shown].sort(), true])
})

const OF_ITSELF = 'the import itself says where it lies'

/** Actions that not everybody may do and that show nothing besides where the thing lies. */
const NOTHING_MORE: Partial<Record<Shown['action'], string>> = {
  'directory.setLeave': 'of himself', 'pairing.mine': 'of himself',
  'register.addRule': 'answers with an id', 'register.dropRule': 'answers with nothing',
  'register.invite': 'answers with what is drawn for whom the caller reaches in all his offices', 'register.withdrawInvitation': 'answers with nothing',
  'register.saveCompany': 'answers with an id and a version', 'register.saveArea': 'answers with an id and a version', 'register.saveUnit': 'answers with an id and a version',
  'register.saveHall': 'answers with an id and a version',
  'register.saveWindow': 'answers with an id and a version', 'register.saveOffice': 'answers with an id and a version',
  'settings.propose': 'answers with a version', 'settings.decide': 'answers with a state', 'settings.readNotice': 'answers with what was sent',
  'register.tryJob': 'answers with the kind that was named', 'register.dropJob': 'answers with the kind that was named',
  'viewing.start': 'answers with an id and the name of whom the caller reaches in all his offices', 'viewing.end': 'of himself',
  'unlisted.link': 'answers with a version', 'unlisted.unlink': 'answers with a version', 'unlisted.setAside': 'answers with a version',
  'matter.save': 'answers with an id and a version',
  'import.ticket': 'answers with a place to put a file',
  'import.read': OF_ITSELF, 'import.apply': OF_ITSELF, 'import.stop': OF_ITSELF, 'import.undo': OF_ITSELF, 'import.work': OF_ITSELF, 'import.show': OF_ITSELF, 'import.returned': OF_ITSELF,
  'print.begin': 'the printing itself says where it lies', 'print.work': 'the printing itself says where it lies', 'print.show': 'the printing itself says where it lies',
  'desk.look': 'a code that is shown by a browser, to whoever of those who may scans it first; for nobody else is it changed (matrix)',
  'desk.confirm': 'what he has looked at',
  'desk.refuse': 'what he has looked at',
  'desk.sessions': 'of himself',
  'desk.end': 'of himself',
  'export.work': 'the export itself says whose it is', 'export.show': 'the export itself says whose it is',
  'case.openContact': 'what it opens stands in the case, which is read through the door of its audience',
}

it('asks of every action that not everybody may do', () => {
  const governed = Object.entries<Right>(RIGHTS).flatMap(([action, right]) => (isOpen(right) ? [] : [action]))
  expect([...new Set([...SHOWN.map(({ action }) => action), ...Object.keys(NOTHING_MORE)])].sort()).toEqual(governed.sort())
})
