import { useContact } from '@/officer/case/use-contact'
import { platform } from '@/platform/platform'
import { fine, replies, sent, slow } from '../data/carried'
import { drawHook } from '../draw-hook'

jest.mock('@/cloud/transport', () => jest.requireActual('../data/carried'))
jest.mock('@/ui/feedback', () => ({ confirm: () => Promise.resolve(true), toast: () => undefined }))

const CONTACT = { name: '周禾', phone: '13800000001' }
const call = jest.spyOn(platform, 'callPhone').mockImplementation(() => undefined)
const ids = () => sent.map(({ input }) => input.requestId)

async function drawn() {
  const hook = await drawHook(() => useContact('case-1', () => undefined))
  return { ...hook, dial: () => hook.after(() => hook.now().dial()) }
}

beforeEach(() => {
  sent.length = 0
  replies.length = 0
  call.mockClear()
})

test('after a lost reply the contact is asked for under the same id; once it is open nothing is asked for again', async () => {
  replies.push('lost', fine(CONTACT))
  const { dial } = await drawn()
  await dial()
  expect(call).not.toHaveBeenCalled()
  await dial()
  await dial()
  expect([sent.length, ids()[1] === ids()[0]]).toEqual([2, true])
  expect(call.mock.calls).toEqual([[CONTACT.phone], [CONTACT.phone]])
})

test('the next opening is another one: a sealed reply can be had again for a while only', async () => {
  replies.push(fine(CONTACT), fine(CONTACT))
  await (await drawn()).dial()
  await (await drawn()).dial()
  expect(new Set(ids()).size).toBe(2)
})

test('a double tap opens it once', async () => {
  const late = slow()
  replies.push(late.reply)
  const { begin, now, after } = await drawn()
  const first = await begin(() => now().dial())
  const second = await begin(() => now().dial())
  late.answer(fine(CONTACT))
  await after(() => Promise.all([first.done, second.done]))
  expect([sent.length, call.mock.calls.length]).toEqual([1, 1])
})
