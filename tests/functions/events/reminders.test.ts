import { TEMPLATES } from '../../../shared/message/templates'
import type { Reply } from '../../../shared/api'
import { startFunctions, type FunctionsUnderTest } from '../../support/functions'
import { insertDistrict } from '../../support/fixtures/district'

const TASK = TEMPLATES.task.id
const PROGRESS = TEMPLATES.progress.id

let functions: FunctionsUnderTest
beforeAll(async () => {
  functions = await startFunctions()
  await insertDistrict(functions)
}, 120_000)
afterAll(() => functions.stop())

const codeOf = (reply: Reply<unknown>): string => (reply.ok ? 'ok' : reply.error.code)
const left = async (openid: string, templateId: string = TASK): Promise<number | undefined> => {
  const reply = await functions.call('directory.me', {}, openid)
  return reply.ok ? reply.data.reminders.find((each) => each.templateId === templateId)?.left : undefined
}
const report = (requestId: string, openid: string, results: Record<string, string> = { [TASK]: 'accept' }) =>
  functions.send('directory.subscribed', { requestId, results }, openid)
const accept = async (openid: string, more: object = { templateId: TASK, times: 1 }) => {
  await functions.surface('subscriptions', { openid, ...more })
  await functions.emulator.settle()
}
const minutes = (count: number) => functions.emulator.clock.moveTo(functions.emulator.clock.now() + count * 60_000)

describe('an answer to the panel', () => {
  test('reported by the client counts once, however often the report is repeated', async () => {
    for (let i = 0; i < 3; i++) expect(codeOf(await report('tap-000001', 'o-a', { [TASK]: 'accept', [PROGRESS]: 'reject' }))).toBe('ok')
    expect(await left('o-a')).toBe(1)
    expect(await left('o-a', PROGRESS)).toBe(0)
  })

  test('heard of from WeChat and from the client counts once, whichever comes first', async () => {
    await accept('o-b')
    await report('tap-000002', 'o-b')
    expect(await left('o-b')).toBe(1)
    await minutes(5)
    await report('tap-000003', 'o-b')
    await accept('o-b')
    expect(await left('o-b')).toBe(2)
  })

  test('the push of one tap confirms one report only', async () => {
    await accept('o-c')
    await report('tap-000004', 'o-c')
    await report('tap-000005', 'o-c')
    expect(await left('o-c')).toBe(2)
  })

  test('a push delivered twice counts once; a list of one and of several are both understood', async () => {
    await functions.surface('wechat/faults', { api: 'events', times: 1 })
    await accept('o-d', { answers: { [TASK]: 'accept', [PROGRESS]: 'accept' } })
    expect([await left('o-d'), await left('o-d', PROGRESS)]).toEqual([1, 1])
    await minutes(5)
    await accept('o-d', { answers: { [TASK]: 'reject' } })
    expect(await left('o-d')).toBe(1)
  })

  test('no more than fifty unused ones pile up', async () => {
    await functions.insert('credits', [{ person_id: functions.personId('o-e'), template_id: TASK, granted: 60, spent: 10, held: 0, state: 'ok' }])
    await report('tap-000006', 'o-e')
    expect(await left('o-e')).toBe(50)
  })

  test('templates that are not ours are refused and nothing is counted', async () => {
    expect(codeOf(await report('tap-000007', 'o-f', { [TASK]: 'accept', OTHER: 'accept' }))).toBe('INPUT_INVALID')
    expect(await left('o-f')).toBe(0)
    expect(codeOf(await functions.send('directory.subscribed', { requestId: 'tap-000008', results: { [TASK]: 'yes' } }, 'o-f'))).toBe('INPUT_INVALID')
  })
})

test('forty consents at the same moment are forty reminders: none is lost', async () => {
  const replies = await Promise.all(Array.from({ length: 40 }, (_, i) => report(`tap-race-${i}`, 'o-race')))
  expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok']))
  expect(await left('o-race')).toBe(40)
}, 60_000)

test('the report and the push of one tap, arriving at the same moment again and again, count once each time', async () => {
  for (let round = 0; round < 8; round++) {
    await Promise.all([accept('o-both'), report(`tap-both-${round}`, 'o-both')])
    expect(await left('o-both')).toBe(round + 1)
    await minutes(5)
  }
}, 60_000)

test('the same report sent eight times at once counts once, and its id serves for no other', async () => {
  const replies = await Promise.all(Array.from({ length: 8 }, () => report('tap-eight', 'o-eight')))
  expect(new Set(replies.map(codeOf))).toEqual(new Set(['ok']))
  expect(await left('o-eight')).toBe(1)
  expect(codeOf(await report('tap-eight', 'o-eight', { [PROGRESS]: 'accept' }))).toBe('REQUEST_ID_REUSED')
  expect(await left('o-eight', PROGRESS)).toBe(0)
})

test('a ban ends reminders, and a later consent lifts it', async () => {
  await report('tap-ban-01', 'o-ban')
  await report('tap-ban-02', 'o-ban', { [TASK]: 'ban' })
  expect(await left('o-ban')).toBe(0)
  await minutes(5)
  await report('tap-ban-03', 'o-ban')
  expect(await left('o-ban')).toBe(2)
})

test('拒收 ends reminders of that kind until the next consent', async () => {
  await accept('o-g')
  expect(await left('o-g')).toBe(1)
  await functions.surface('subscriptions', { openid: 'o-g', templateId: TASK, status: 'refuse' })
  await functions.emulator.settle()
  expect(await left('o-g')).toBe(0)
  await minutes(5)
  await report('tap-000009', 'o-g')
  expect(await left('o-g')).toBeGreaterThan(0)
})

test('a client cannot pretend to be WeChat', async () => {
  const push = { FromUserName: 'o-h', CreateTime: '1795000000', MsgType: 'event', Event: 'subscribe_msg_popup_event', List: { TemplateId: TASK, SubscribeStatusString: 'accept' } }
  const reply = await fetch(`${functions.emulator.url}/v1/functions/events`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: 'Bearer dev:o-h' }, body: JSON.stringify({ action: 'events.receive', input: push, ...push }),
  })
  expect(reply.status).toBe(403)
  expect(await left('o-h')).toBe(0)
})
