import { useMutation, type MutationOptions } from '@/data/use-mutation'
import { failureTitle, outcomeOf } from '@/data/outcomes'
import { ownerNow } from '@/data/owner'
import { chooseIdentity, refreshSession } from '@/session/store'
import { drawHook } from '../draw-hook'
import { personWith } from './session-of'

type Sent = { action: string, input: { requestId?: string, text?: string } }

const sent: Sent[] = []
const replies: unknown[] = []

jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: Sent) => {
    if (body.action === 'directory.me') return Promise.resolve({ ok: true, data: personWith(['company-1', 'company-2']) })
    // Which office he has chosen is told to the server beside whatever else goes on.
    if (body.action === 'directory.actAs') return Promise.resolve({ ok: true, data: {} })
    sent.push(body)
    const reply = replies.shift()
    return reply === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(reply)
  },
}))

const refused = (code: string) => ({ ok: false, error: { code, message: '请看一下新变化', requestId: 'r-1' } })
const done = { ok: true, data: { caseId: 'case-1', number: '1', version: 4, status: 'handling' } }
const slow = () => {
  let answer: (reply: unknown) => void = () => undefined
  const reply = new Promise((resolve) => { answer = resolve })
  return { reply, answer }
}

async function drawn(options: MutationOptions = {}) {
  const hook = await drawHook(() => useMutation(options))
  const note = (text = '和科技局说好了', act?: string) => hook.now().run('case.note', (requestId) => ({ caseId: 'case-1', requestId, seen: 3, text, files: [] }), act)
  const answers: unknown[] = []
  const tap = (text?: string, act?: string) => hook.after(async () => { answers.push(await note(text, act)) })
  /** Taps and does not wait for the reply. */
  const begin = async () => {
    let first: ReturnType<typeof note> = Promise.resolve(null)
    await hook.after(() => { first = note(); return Promise.resolve() })
    return { reply: first }
  }
  return { now: hook.now, after: hook.after, note, tap, begin, answers }
}
const ids = () => sent.map(({ input }) => input.requestId)

beforeEach(() => {
  sent.length = 0
  replies.length = 0
})

test('a double tap is one act: the second is not sent, and says so', async () => {
  const { reply: late, answer } = slow()
  replies.push(late)
  const { now, after, note, begin, answers } = await drawn()
  const { reply: first } = await begin()
  await after(async () => { answers.push(await note()) })
  expect([sent.length, answers, now().busy]).toEqual([1, [null], true])
  answer(done)
  await after(() => first)
  expect(await first).toEqual(done)
  expect(now()).toMatchObject({ busy: false, busyWith: null, error: null, outcome: null })
})

test.each(['TIMEOUT', 'FUNCTION_TIMEOUT', 'OUTCOME_UNKNOWN', 'BUSY', 'OUTAGE', 'INTERNAL', 'SIGN_IN_REQUIRED'])('after %s the next tap sends the same request id, whatever was typed meanwhile', async (code) => {
  replies.push(refused(code), done)
  const { now, tap } = await drawn()
  await tap()
  expect(now()).toMatchObject({ busy: false, error: { code }, outcome: outcomeOf(code) })
  await tap('换了一句话')
  expect(ids()[1]).toBe(ids()[0])
  expect(now().error).toBeNull()
})

test('a reply that was lost is offline, and is asked for again under the same id; the act after it is another one', async () => {
  replies.push('lost', done, done)
  const { now, tap } = await drawn()
  await tap()
  expect(now().outcome).toBe('offline')
  await tap()
  await tap()
  expect(ids()[1]).toBe(ids()[0])
  expect(ids()[2]).not.toBe(ids()[0])
})

test.each(['NOT_ALLOWED', 'CASE_CHANGED', 'REQUEST_ID_REUSED'])('%s has settled it: another tap is another act', async (code) => {
  replies.push(refused(code), done)
  const { tap } = await drawn()
  await tap()
  await tap()
  expect(new Set(ids()).size).toBe(2)
})

test('when the screen is stale it is read again before the next tap is taken, and only then', async () => {
  const read = slow()
  const asked: string[] = []
  replies.push(refused('NOT_ALLOWED'), refused('CASE_CHANGED'))
  const { now, after, begin, tap } = await drawn({ onStale: ({ code }) => { asked.push(code); return read.reply } })
  await tap()
  expect(asked).toEqual([])
  const { reply: second } = await begin()
  expect([asked, now().busy]).toEqual([['CASE_CHANGED'], true])
  read.answer(null)
  await after(() => second)
  expect(now()).toMatchObject({ busy: false, outcome: 'stale' })
})

test('two things done by one action keep an id each, and what was begun before goes on under the id it had', async () => {
  replies.push(refused('OUTCOME_UNKNOWN'), refused('OUTCOME_UNKNOWN'), done, done)
  const { tap } = await drawn({ ids: new Map([['note case-1', 'id-of-the-draft-0000']]) })
  for (const act of ['note case-1', 'note case-2', 'note case-1', 'note case-2']) await tap(undefined, act)
  expect(ids()[0]).toBe('id-of-the-draft-0000')
  expect([ids()[2], ids()[3]]).toEqual([ids()[0], ids()[1]])
  expect(ids()[1]).not.toBe(ids()[0])
})

test('after a reset a reply on its way is dropped and the next act is another one', async () => {
  const late = slow()
  replies.push(late.reply, done)
  const { now, after, begin, tap } = await drawn()
  const { reply: first } = await begin()
  await after(() => { now().reset(); return Promise.resolve() })
  await tap()
  late.answer(refused('NOT_ALLOWED'))
  await after(() => first)
  expect([await first, now().error, new Set(ids()).size]).toEqual([null, null, 2])
})

test('a reply reaches whoever tapped before it was known who they are', async () => {
  // Nobody has asked yet in this file.
  expect(ownerNow()).toBe('')
  const late = slow()
  replies.push(late.reply)
  const { after, begin } = await drawn()
  const { reply: first } = await begin()
  await after(refreshSession)
  late.answer(done)
  await after(() => first)
  expect([ownerNow() === '', await first]).toEqual([false, done])
})

test('a reply for somebody who is no longer at the screen is not shown to who is', async () => {
  await refreshSession()
  const late = slow()
  replies.push(late.reply)
  const { now, after, begin } = await drawn()
  const { reply: first } = await begin()
  await after(() => { chooseIdentity('company:company-2'); return Promise.resolve() })
  late.answer(refused('NOT_ALLOWED'))
  await after(() => first)
  expect([await first, now().error, now().busy]).toEqual([null, null, false])
})

test('an id that lies elsewhere stands there before anything is sent, goes when the outcome is known, and stays when nobody is told of it', async () => {
  await refreshSession()
  chooseIdentity('company:company-2')
  const ids = new Map<string, string>()
  const late = slow()
  replies.push(refused('OUTCOME_UNKNOWN'), refused('NOT_ALLOWED'), done, late.reply)
  const { after, begin, tap } = await drawn({ ids })
  await tap(undefined, 'note')
  expect([...ids]).toEqual([['note', sent[0]?.input.requestId]])
  await tap(undefined, 'note')
  expect([sent[1]?.input.requestId === sent[0]?.input.requestId, ids.size]).toEqual([true, 0])
  await tap(undefined, 'note')
  expect(ids.size).toBe(0)
  const { reply: first } = await begin()
  await after(() => { chooseIdentity('company:company-1'); return Promise.resolve() })
  late.answer(done)
  await after(() => first)
  expect([await first, ids.get('case.note')]).toEqual([null, sent[3]?.input.requestId])
})

test('one table says what a refusal means: its own sentence settles it, and only what may have been done is called open', () => {
  expect(outcomeOf('CASE_NOT_FOUND')).toBe('settled')
  expect(['TIMEOUT', 'FUNCTION_TIMEOUT', 'OUTCOME_UNKNOWN', 'OFFLINE', 'BUSY', 'CASE_CHANGED'].map((code) => failureTitle(code, '没有成功'))).toEqual([
    '还不知道办成没有', '还不知道办成没有', '还不知道办成没有', '没有成功', '没有成功', '没有成功',
  ])
})
