import type { ErrorCode } from '../../../shared/api'
import { wireActs } from '../../../shared/flow/act-input'
import { CASE_LIFECYCLE } from '../../../shared/case/lifecycle'
import { refusalsIn, type Refusals } from '../../support/refused'
import { ADMIN, draw, OFFICER, OTHER_OFFICER, OWNER, RESIDENT, startTown, SUPERVISOR, type TownUnderTest } from '../../support/town'

let town: TownUnderTest
let caseId: string
let refusals: Refusals
beforeAll(async () => {
  town = await startTown()
  caseId = (await town.file()).caseId
  refusals = await refusalsIn(town)
}, 120_000)
afterAll(() => town.stop())

const refused: Refusals['refused'] = (...call) => refusals.refused(...call)
const filing = { requestId: 'request-00000001', companyId: 'company-1', kind: 'help', text: '货物运不出去了', contact: { name: '周禾' } }

// prettier-ignore
it.each<[string, Record<string, unknown> | unknown, ErrorCode]>([
  ['no input at all',             undefined,                                                 'INPUT_MISSING'],
  ['a list instead of fields',    [],                                                        'INPUT_TYPE'],
  ['a text instead of fields',    'help',                                                    'INPUT_TYPE'],
  ['no requestId',                { ...filing, requestId: undefined },                       'INPUT_MISSING'],
  ['an empty requestId',          { ...filing, requestId: '' },                              'INPUT_MISSING'],
  ['a short requestId',           { ...filing, requestId: 'abc' },                           'INPUT_TOO_SHORT'],
  ['a long requestId',            { ...filing, requestId: 'a'.repeat(65) },                  'INPUT_TOO_LONG'],
  ['a number as requestId',       { ...filing, requestId: 12345678 },                        'INPUT_TYPE'],
  ['an unknown kind',             { ...filing, kind: 'party' },                              'INPUT_INVALID'],
  ['no words',                    { ...filing, text: undefined },                            'INPUT_MISSING'],
  ['blank words',                 { ...filing, text: '    ' },                               'INPUT_TOO_SHORT'],
  ['words as a number',           { ...filing, text: 5 },                                    'INPUT_TYPE'],
  ['1001 characters',             { ...filing, text: '货'.repeat(1001) },                    'INPUT_TOO_LONG'],
  ['nothing that can be seen',    { ...filing, text: '\u200d\u200d\u200d\u200d\u200d' },       'INPUT_TOO_SHORT'],
  ['ten files',                   { ...filing, files: Array.from({ length: 10 }, (_, at) => ({ fileId: `f${at}`, name: 'a.jpg' })) }, 'INPUT_TOO_LONG'],
  ['a file of somebody else',     { ...filing, files: [{ fileId: 'cloud://x/up/other/a.jpg', name: 'a.jpg' }] }, 'FILE_NOT_YOURS'],
  ['no contact',                  { ...filing, contact: undefined },                         'INPUT_MISSING'],
  ['a contact without a name',    { ...filing, contact: { name: '' } },                      'INPUT_MISSING'],
  ['a phone that is none',        { ...filing, contact: { name: '周', phone: '1234' } },      'INPUT_PHONE_SHORT'],
  ['urgent as a text',            { ...filing, urgent: 'yes' },                              'INPUT_TYPE'],
  ['no company',                  { ...filing, companyId: undefined },                       'COMPANY_REQUIRED'],
  ['a company of others',         { ...filing, companyId: 'company-2' },                     'COMPANY_REQUIRED'],
  ['an unknown company',          { ...filing, companyId: 'company-99999' },                 'COMPANY_NOT_FOUND'],
  ['an id with a dollar',         { ...filing, companyId: '$ne' },                           'INPUT_INVALID'],
  ['an operator as id',           { ...filing, companyId: { $ne: 1 } },                      'INPUT_TYPE'],
  ['a subject nobody knows',      { ...filing, kind: 'complain', about: { personId: 'nobody' } }, 'SUBJECT_NOT_FOUND'],
])('refuses to file with %s', async (_what, input, code) => {
  await refused('case.file', input, OWNER, code)
})

it('refuses a stranger without a code, with a forged, a stopped and a replaced one, and before his phone is known', async () => {
  const asStranger = (code?: string) => ({ ...filing, requestId: draw(), companyId: undefined, ...(code ? { code } : {}) })
  await refused('case.file', asStranger(), 'nobody-yet', 'COMPANY_REQUIRED')
  await refused('case.file', asStranger('hello'), 'nobody-yet', 'CODE_MALFORMED')
  await refused('case.file', asStranger(town.scenes.kind('forged')), 'nobody-yet', 'CODE_FORGED')
  await refused('case.file', asStranger(town.scenes.kind('revoked')), 'nobody-yet', 'CODE_REVOKED')
  await refused('case.file', asStranger(town.scenes.kind('replaced')), 'nobody-yet', 'CODE_REPLACED')
  await refused('case.file', asStranger(town.scenes.company(0)), 'nobody-yet', 'PHONE_NOT_VERIFIED')
})

it('lets a stranger with a verified phone file, marked as unverified and out of sight of the company', async () => {
  const { caseId: id } = await town.must('case.file', { ...filing, kind: 'help', requestId: draw(), companyId: undefined, code: town.scenes.company(0) }, RESIDENT)
  expect(await town.must('case.get', { caseId: id }, OFFICER)).toMatchObject({ verified: false, contact: { phoneMasked: '138****0900' } })
  expect(await town.call('case.get', { caseId: id }, OWNER)).toMatchObject({ ok: false, error: { code: 'CASE_NOT_FOUND' } })
  expect(await town.must('case.get', { caseId: id }, RESIDENT)).toMatchObject({ side: 'company' })
})

// `resume` is the system's alone: no action of that name.
const ACTS = wireActs(CASE_LIFECYCLE).filter((act) => act !== 'close').map((act) => `case.${act}` as const)
const full = { requestId: 'request-00000002', seen: 1, text: '说明一下情况', unitId: 'unit-water', personId: 'someone', reason: '联系办理', before: 5 }

it.each([...ACTS, 'case.close', 'case.openContact', 'case.get', 'case.trail', 'case.receipt'])('%s refuses an unknown case, no id, and nobody', async (action) => {
  const openid = action === 'case.assign' ? 'demo-unit-water-1' : OFFICER
  const known = action === 'case.assign' || action === 'case.transfer'
  if (!known) await refused(action, { ...full, caseId: 'no-such-case' }, openid, 'CASE_NOT_FOUND')
  await refused(action, { ...full, caseId: undefined }, openid, 'INPUT_MISSING')
  await refused(action, { ...full, caseId: 7 }, openid, 'INPUT_TYPE')
  await refused(action, { ...full, caseId }, null, 'SIGN_IN_REQUIRED')
})

it.each(ACTS)('%s refuses a stranger, a supervisor and an administrator without telling whether the case exists', async (action) => {
  const input = { ...full, caseId, requestId: draw(), personId: undefined }
  const assign = action === 'case.assign' ? { ...input, personId: 'someone' } : input
  for (const openid of [OTHER_OFFICER, ADMIN, 'never-seen-before']) await refused(action, { ...assign, requestId: draw() }, openid, 'CASE_NOT_FOUND')
  // A word to who has it is the one act of a supervisor (urge.test.ts).
  if (action !== 'case.urge') await refused(action, { ...assign, requestId: draw() }, SUPERVISOR, 'NOT_ALLOWED')
})

it('refuses an act from a wrong state and says which state it is', async () => {
  await refused('case.answer', { caseId, requestId: draw(), seen: 1, text: '已经办好了' }, OFFICER, 'CASE_WRONG_STATUS')
  await refused('case.supplyMaterial', { caseId, requestId: draw(), seen: 1, text: '材料在这里' }, OWNER, 'CASE_WRONG_STATUS')
  await refused('case.close', { caseId, requestId: draw(), seen: 1 }, OFFICER, 'NOT_ALLOWED')
  await refused('case.resume', { caseId, requestId: draw(), seen: 1 }, OFFICER, 'ACTION_UNKNOWN')
})

it('refuses targets that are none', async () => {
  const transfer = (over: object) => ({ caseId, requestId: draw(), seen: 1, text: '归他们管', ...over })
  await refused('case.transfer', transfer({}), OFFICER, 'INPUT_MISSING')
  await refused('case.transfer', transfer({ unitId: 'unit-nowhere' }), OFFICER, 'TARGET_NOT_FOUND')
  await refused('case.transfer', transfer({ personId: 'nobody' }), OFFICER, 'TARGET_NOT_FOUND')
})

it('refuses an unknown action, and one of another function', async () => {
  await refused('case.explode', {}, OWNER, 'ACTION_UNKNOWN')
  const reply = await town.emulator.call('directory', { action: 'case.get', input: { caseId } }, OWNER)
  expect(reply).toMatchObject({ ok: false, error: { code: 'ACTION_UNKNOWN' } })
})

it('gave no refusal that the contract of its action does not name', () => {
  expect(refusals.actions()).toBeGreaterThan(15)
  expect(refusals.undeclared()).toEqual([])
})
