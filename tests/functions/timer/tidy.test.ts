import { MORNING } from '../../support/morning'
import { draw, OWNER, startTown, type TownUnderTest } from '../../support/town'

const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(Date.parse(MORNING) - days * DAY_MS).toISOString()

let town: TownUnderTest
beforeAll(async () => { town = await startTown() }, 120_000)
afterAll(() => town.stop())

const tick = () => town.emulator.runTimers({ force: true })
const idsIn = async (table: string, column: string): Promise<string[]> => (await town.read<Record<string, string>>(table)).map((row) => row[column] ?? '').sort()

const quota = (subject: string, until: string): object => ({ what: 'scan', subject, slot: 's', used: 1, until })
const consent = (answer_id: string, at: string): object => ({ answer_id, template_id: 't', source: 'client', person_id: 'p', at, confirmed: false })
const check = (trace_id: string, at: string): object => ({ trace_id, of: null, id: null, suspicious: null, at })
const deskCode = (code_hash: string, until: string): object => ({ code_hash, page_hash: 'p', browser: 'b', address_hash: null, number: 10, choices: [10, 11, 12], made_at: until, until, state: 'used', person_id: null })
const deskSession = (id: string, ends_at: string): object => ({ id, person_id: 'p', secret_hash: id, browser: 'b', confirmed_at: ends_at, seen_at: ends_at, ends_at, ended_at: null, ended_by: null })
const request = (request_id: string, at: string): object => ({ person_id: 'p', request_id, action: 'case.note', asked: 'hash', reply: { caseId: 'c' }, of: null, id: null, at })

it('takes away once a day what nobody can ask for any more, however much it is, and nothing that is a day short of it', async () => {
  // More than one batch of it.
  await town.insert('quotas', [...Array.from({ length: 450 }, (_, at) => quota(`over-${at}`, daysAgo(1))), quota('running', daysAgo(-1))])
  await town.insert('consents', [consent('old', daysAgo(8)), consent('young', daysAgo(6))])
  await town.insert('media_checks', [check('old', daysAgo(91)), check('young', daysAgo(89))])
  await town.insert('requests', [request('request-old', daysAgo(401)), request('request-young', daysAgo(399))])
  await town.insert('desk_codes', [deskCode('old', daysAgo(2)), deskCode('young', daysAgo(0))])
  await town.insert('desk_sessions', [deskSession('old', daysAgo(91)), deskSession('young', daysAgo(89))])
  await tick()

  expect(await idsIn('quotas', 'subject')).toEqual(['running'])
  expect(await idsIn('consents', 'answer_id')).toEqual(['young'])
  expect(await idsIn('media_checks', 'trace_id')).toEqual(['young'])
  expect(await idsIn('desk_codes', 'code_hash')).toEqual(['young'])
  expect(await idsIn('desk_sessions', 'id')).toEqual(['young'])
  // The hash of an emptied reply stays, so that its id stays used.
  expect(await town.read('requests', { person_id: 'p' })).toMatchObject([
    { request_id: 'request-young', asked: 'hash', reply: { caseId: 'c' } }, { request_id: 'request-old', asked: 'hash', reply: null },
  ])
})

it('comes again the next day and not before', async () => {
  await town.insert('quotas', [quota('of-today', daysAgo(1))])
  await tick()
  expect(await idsIn('quotas', 'subject')).toContain('of-today')
  await town.surface('clock', { advance: '1d' })
  await tick()
  expect(await idsIn('quotas', 'subject')).not.toContain('of-today')
})

it('refuses an id whose reply was emptied: what was answered is not known any more', async () => {
  const requestId = draw()
  const { caseId } = await town.file({ requestId })
  await town.emulator.database.query('update mashangban.requests set reply = null where request_id = $1', [requestId])
  expect(await town.send('case.file', { requestId, companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' } }, OWNER)).toMatchObject({ ok: false, error: { code: 'REQUEST_ID_REUSED' } })
  expect(await town.read('cases', {})).toMatchObject([{ id: caseId }])
})
