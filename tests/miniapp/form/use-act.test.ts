import type { EntryView } from '@shared/case/views'
import { outcomeOf } from '@/data/outcomes'
import { useAct } from '@/form/use-act'
import { drawHook } from '../draw-hook'

type Sent = { requestId: string, seen: number, text?: string }

const sent: Sent[] = []
const replies: unknown[] = []

jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: { input: Sent }) => {
    sent.push(body.input)
    const reply = replies.shift()
    return reply === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(reply)
  },
}))

const refused = (code: string) => ({ ok: false, error: { code, message: '请看一下新变化', requestId: 'r-1' } })
const done = { ok: true, data: { caseId: 'case-1', number: '1', version: 4, status: 'handling' } }
const note = { text: '和科技局说好了' }

const entry = (seq: number): EntryView => ({
  seq, at: '2026-11-19T02:00:00.000Z', kind: 'noted', visibility: 'public', who: { role: 'officer', name: '何苇', unitName: null, me: false }, files: [],
})

/** Runs the hook the way a page does: what `reload` reads becomes the case on the screen. */
async function run(fresh: { version: number, trail: EntryView[] } = { version: 3, trail: [] }) {
  const finished: string[] = []
  let version = 3
  const hook = await drawHook(() => useAct({
    subject: { of: 'case', id: 'case-1', version },
    doneWords: () => '已记下',
    reload: () => {
      version = fresh.version
      return Promise.resolve(fresh)
    },
    onDone: ({ version: written }) => finished.push(`version ${written}`),
  }))
  const submit = (input: object, act: 'note' | 'requestMaterial' = 'note') => hook.after(() => hook.now().submit(act, input))
  return { run: hook.now, submit, finished }
}

beforeEach(() => {
  sent.length = 0
  replies.length = 0
})

test('after a lost reply the same act goes out under the same request id', async () => {
  replies.push('lost', done)
  const { run: now, submit, finished } = await run()
  await submit(note)
  expect(now().error?.code).toBe('OFFLINE')
  await submit(note)
  expect(sent[1]).toEqual(sent[0])
  expect(finished).toEqual(['version 4'])
  expect(now().error).toBeNull()
})

test.each(['OUTCOME_UNKNOWN', 'BUSY', 'OUTAGE', 'FUNCTION_TIMEOUT'])('after %s the form says that it is open, and pressing again repeats the same request', async (code) => {
  replies.push(refused(code), done)
  const { run: now, submit, finished } = await run()
  await submit(note)
  expect(now()).toMatchObject({ outcome: outcomeOf(code), busy: false, error: { code } })
  await submit(note)
  expect(sent[1]).toEqual(sent[0])
  expect(finished).toEqual(['version 4'])
  expect(now().outcome).toBeNull()
})

test('a refusal that settled it takes another id, and so does another act', async () => {
  replies.push(refused('NOT_ALLOWED'), refused('OUTCOME_UNKNOWN'), done)
  const { submit } = await run()
  await submit(note)
  await submit(note)
  await submit({ text: '请补营业执照' }, 'requestMaterial')
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(3)
})

test('the next act after a success is another act', async () => {
  replies.push(done, done)
  const { submit } = await run()
  await submit(note)
  await submit(note)
  expect(sent[1]?.requestId).not.toBe(sent[0]?.requestId)
})

test('when somebody was faster: their entries are shown, newest first, and the next tap acts on the new version', async () => {
  replies.push(refused('CASE_CHANGED'), done)
  const { run: now, submit, finished } = await run({ version: 5, trail: [entry(3), entry(4), entry(5)] })
  await submit(note)
  expect(now().newer.map(({ seq }) => seq)).toEqual([5, 4])
  expect(now().error?.message).toBe('请看一下新变化')
  expect(finished).toEqual([])
  await submit(note)
  expect(sent.map(({ seen }) => seen)).toEqual([3, 5])
  expect(finished).toEqual(['version 4'])
})

test('acts on whatever flow the subject belongs to, and knows its refusals as stale too', async () => {
  replies.push(refused('SUPERVISION_CHANGED'), done)
  const read: string[] = []
  const hook = await drawHook(() => useAct({
    subject: { of: 'supervision', id: 'order-1', version: 1 },
    doneWords: () => '已回复',
    reload: () => { read.push('again'); return Promise.resolve({ trail: [{ seq: 2 }] }) },
    onDone: () => undefined,
  }))
  await hook.after(() => hook.now().submit('reply', { text: '已经办好' }))
  expect(sent[0]).toMatchObject({ supervisionId: 'order-1', seen: 1, text: '已经办好' })
  expect([read, hook.now().newer]).toEqual([['again'], [{ seq: 2 }]])
})
