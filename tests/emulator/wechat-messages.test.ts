import type { Emulator } from '../../emulator/emulator'
import { newFolder, post, removeFolder, start } from './fixtures/emulator'
import { ACCEPTED, ANSWERED, message, platformOf } from './fixtures/platform'

const dataDir = newFolder()
let emulator: Emulator
const { accept, credits, delivered, pushes, send, token } = platformOf(() => emulator)

beforeAll(async () => { emulator = await start({ dataDir }) }, 60_000)
afterAll(async () => {
  await emulator.stop()
  removeFolder(dataDir)
})

describe('subscription messages', () => {
  test('each accept is one message; without credit 43101; the ledger outlives a restart', async () => {
    await accept('o-ledger', ANSWERED, 2)
    expect(await send(message('o-ledger', { page: 'pages/case/index?id=1' }))).toMatchObject({ errcode: 0, msgid: expect.any(String) })
    expect(await credits('o-ledger')).toEqual({ [ANSWERED]: 1 })
    await emulator.stop()
    emulator = await start({ dataDir })
    expect(await send(message('o-ledger'))).toMatchObject({ errcode: 0 })
    expect(await send(message('o-ledger'))).toMatchObject({ errcode: 43101 })
    expect(await credits('o-ledger')).toEqual({ [ANSWERED]: 0 })
    expect(await delivered('o-ledger')).toEqual([
      expect.objectContaining({
        touser: 'o-ledger', templateId: ANSWERED, page: 'pages/case/index?id=1', data: { thing1: { value: '已经答复' } }, at: expect.stringMatching(/Z$/),
      }),
      expect.objectContaining({ page: '' }),
    ])
    expect(await delivered('o-led')).toEqual([])
  })

  test('sends at the same time never spend more than there is', async () => {
    await accept('o-many', ANSWERED, 3)
    const outcomes = await Promise.all(Array.from({ length: 10 }, () => send(message('o-many'))))
    const sent = outcomes.filter(({ errcode }) => errcode === 0).length
    expect(outcomes.every(({ errcode }) => [0, 43101, 43108].includes(errcode ?? -1))).toBe(true)
    expect((await credits('o-many'))[ANSWERED]).toBe(3 - sent)
    expect(await delivered('o-many')).toHaveLength(sent)
  })

  test.each([
    ['no openid', { touser: '' }, 40003, ''],
    ['an odd openid', { touser: 'a b' }, 40003, ''],
    ['an unknown template', { template_id: 'absent' }, 40037, ''],
    ['a template every object has', { template_id: 'constructor' }, 40037, ''],
    ['a page that is not released', { page: 'pages/absent/index' }, 41030, ''],
    ['no data', { data: undefined }, 47003, 'data'],
    ['a missing field', { data: {} }, 47003, 'thing1'],
    ['a blank field', { data: { thing1: { value: '  ' } } }, 47003, 'thing1'],
    ['a field of 21 characters', { data: { thing1: { value: '一'.repeat(21) } } }, 47003, 'thing1'],
    ['a line break', { data: { thing1: { value: '一\n二' } } }, 47003, 'thing1'],
    ['a number instead of text', { data: { thing1: { value: 5 } } }, 47003, 'thing1'],
    ['a field the template lacks', { data: { thing1: { value: '一' }, thing2: { value: '二' } } }, 47003, 'thing2'],
  ])('%s is refused and costs nothing', async (_what, more, errcode, named) => {
    await accept('o-refused', ANSWERED, 1)
    const before = await credits('o-refused')
    const answer = await send(message('o-refused', more))
    expect(answer.errcode).toBe(errcode)
    expect(answer.errmsg).toContain(named)
    expect(await credits('o-refused')).toEqual(before)
  })

  test('a refusal on the card ends delivery until the next accept', async () => {
    await accept('o-card', ANSWERED, 2)
    await post(emulator, '/__emulator/subscriptions', { openid: 'o-card', templateId: ANSWERED, status: 'refuse' })
    expect(await send(message('o-card'))).toMatchObject({ errcode: 43101 })
    await accept('o-card', ANSWERED, 1)
    expect(await send(message('o-card'))).toMatchObject({ errcode: 0 })
  })
})

describe('events reach the function declared for them', () => {
  test('a panel answered with one template is an object, with two a list; a send reports its delivery', async () => {
    await accept('o-events', ANSWERED, 1)
    await post(emulator, '/__emulator/subscriptions', { openid: 'o-events', answers: { [ANSWERED]: 'accept', [ACCEPTED]: 'reject' } })
    await send(message('o-events'))
    const seen = await pushes('o-events')
    expect(seen).toContainEqual(expect.objectContaining({
      Event: 'subscribe_msg_popup_event', MsgType: 'event',
      List: { TemplateId: ANSWERED, SubscribeStatusString: 'accept', PopupScene: '0' },
    }))
    expect(seen).toContainEqual(expect.objectContaining({
      Event: 'subscribe_msg_popup_event', List: [expect.anything(), expect.objectContaining({ SubscribeStatusString: 'reject' })],
    }))
    expect(seen).toContainEqual(expect.objectContaining({
      Event: 'subscribe_msg_sent_event', List: expect.objectContaining({ TemplateId: ANSWERED, ErrorCode: '0' }),
    }))
    expect(await credits('o-events')).toEqual({ [ANSWERED]: 1 })
  })

  test('several accepts are several panels, told apart by their time; a push may come twice', async () => {
    await accept('o-panels', ANSWERED, 3)
    expect(new Set((await pushes('o-panels')).map(({ CreateTime }) => CreateTime)).size).toBe(3)
    await post(emulator, '/__emulator/wechat/faults', { api: 'events', times: 1 })
    await accept('o-twice', ANSWERED, 1)
    const [one, two] = await pushes('o-twice')
    expect(two).toEqual(one)
    expect(one).toBeDefined()
  })
})

describe('faults are played as often as asked', () => {
  const path = '/cgi-bin/message/subscribe/send'
  const play = (errcode: unknown) => post(emulator, '/__emulator/wechat/faults', { api: path, errcode, times: 1 })

  test('an error code: nothing happens', async () => {
    await accept('o-fault', ANSWERED, 1)
    await play(45009)
    expect(await send(message('o-fault'))).toMatchObject({ errcode: 45009 })
    expect(await send(message('o-fault'))).toMatchObject({ errcode: 0 })
  })

  test('hangup: the connection breaks and nothing happens; timeout: it happens and no answer comes', async () => {
    await accept('o-broken', ANSWERED, 1)
    await play('hangup')
    await expect(send(message('o-broken'))).rejects.toThrow()
    expect(await credits('o-broken')).toEqual({ [ANSWERED]: 1 })
    await play('timeout')
    const signal = AbortSignal.timeout(500)
    const body = JSON.stringify(message('o-broken'))
    await expect(fetch(`${emulator.url}/wechat${path}?access_token=${await token()}`, { method: 'POST', body, signal })).rejects.toThrow()
    expect(await credits('o-broken')).toEqual({ [ANSWERED]: 0 })
    expect(await delivered('o-broken')).toHaveLength(1)
  })
})
