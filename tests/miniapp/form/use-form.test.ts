import { defaulting, files, optional, prose, visibility } from '@shared/form/field'
import { loadDraft, saveDraft } from '@/form/draft'
import { useForm, type FormOptions } from '@/form/use-form'
import { platform } from '@/platform/platform'
import { drawHook } from '../draw-hook'

const FIELDS = { visibility: defaulting(visibility, 'public'), text: prose(10, 2), why: optional(prose(10)), files: files(9) }
type Options = FormOptions<typeof FIELDS>

const open = (draftKey: string, more: Partial<Options> = {}) => drawHook(() => useForm({ fields: FIELDS, draftKey, ...more }))

/** Writes something and waits until it is kept. */
async function write({ now, after }: Awaited<ReturnType<typeof open>>, part: Parameters<ReturnType<typeof useForm<typeof FIELDS>>['change']>[0]): Promise<void> {
  await after(async () => now().change(part))
  await after(async () => void jest.advanceTimersByTime(500))
}
const reveal = jest.spyOn(platform, 'reveal')

beforeEach(() => {
  jest.useFakeTimers()
  reveal.mockClear()
})
afterEach(() => void jest.useRealTimers())

test('says nothing before the first tap, then what is wrong, and brings the first of it into sight', async () => {
  const { now, after } = await open('form.1')
  expect([now().problems, now().ready]).toEqual([{}, false])
  await after(async () => expect(now().check()).toBe(false))
  expect(now().problems).toEqual({ text: '请写一句话' })
  expect(reveal).toHaveBeenCalledWith(now().placeOf('text'))
  await after(async () => now().change({ text: '写好了' }))
  expect([now().problems, now().ready, now().check()]).toEqual([{}, true, true])
  expect(now().input()).toEqual({ visibility: 'public', text: '写好了', files: [] })
})

test('says at once that there is too much of something', async () => {
  const { now, after } = await open('form.2')
  await after(async () => now().change({ text: '字'.repeat(11) }))
  expect([now().problems, now().tooMuch('text')]).toEqual([{}, '太长了，请删到 10 字以内，长的内容可以放在附件里'])
})

test('what no single field can tell', async () => {
  const { now, after } = await open('form.3', { also: ({ text, why }) => (text === why ? { why: '请写点别的' } : {}) })
  await after(async () => now().change({ text: '一样', why: '一样' }))
  await after(async () => void now().check())
  expect(now().problems).toEqual({ why: '请写点别的' })
})

test('keeps what is written with the id it goes under, and takes it up again', async () => {
  const first = await open('form.4')
  const id = first.now().requestId.current()
  await write(first, { text: '没写完' })
  expect(first.now().savedAt).not.toBeNull()
  const second = await open('form.4')
  expect([second.now().values.text, second.now().requestId.current()]).toEqual(['没写完', id])
  await second.after(async () => second.now().done())
  expect(second.now().values.text).toBe('')
  expect(loadDraft('', 'form.4')).toBeNull()
  expect(second.now().requestId.current()).not.toBe(id)
})

test('keeps nothing of a form in which nothing is written, whoever it is for', async () => {
  const form = await open('form.5')
  await write(form, { visibility: 'internal' })
  expect(loadDraft('', 'form.5')).toBeNull()
  await write(form, { text: '写' })
  expect(loadDraft('', 'form.5')?.values).toMatchObject({ text: '写' })
  await write(form, { text: '' })
  expect(loadDraft('', 'form.5')).toBeNull()
})

test('a draft of one person is not another one’s, and what can not be read is none', async () => {
  const draft = { values: { text: '我的', gone: 'x' }, files: [{ fileId: 'f1', name: 'a.jpg', kind: 'photo' as const }], requestId: 'abcdefgh', savedAt: '2026-11-19T02:00:00.000Z' }
  saveDraft('p1', 'form.6', draft)
  expect([loadDraft('p1', 'form.6'), loadDraft('p2', 'form.6')]).toEqual([draft, null])
  for (const broken of ['x', { values: {} }, { requestId: 'abcdefgh', savedAt: 'x' }]) {
    platform.storage.set('msb.draft.p1.form.6', broken)
    expect(loadDraft('p1', 'form.6')).toBeNull()
  }
})

test('of a draft made by another release only what the form still asks for is taken, with its files', async () => {
  saveDraft('', 'form.7', { values: { text: '从前', gone: 'x' }, files: [{ fileId: 'f1', name: 'a.jpg', kind: 'photo' }], requestId: 'abcdefgh', savedAt: '2026-11-19T02:00:00.000Z' })
  const { now } = await open('form.7')
  expect(now().values).toEqual({ visibility: 'public', text: '从前', why: '', files: [] })
  expect(now().input()).toMatchObject({ files: [{ fileId: 'f1', name: 'a.jpg' }] })
})
