import { defaulting, files, optional, prose, visibility } from '@shared/form/field'
import { flushDrafts, loadDraft, saveDraft } from '@/form/draft'
import { useForm, type FormOptions } from '@/form/use-form'
import { platform } from '@/platform/platform'
import { drawHook, leave } from '../draw-hook'

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
  expect(now().problems).toEqual({})
  await after(async () => expect(now().check()).toBe(false))
  expect(now().problems).toEqual({ text: '请写一句话' })
  expect(reveal).toHaveBeenCalledWith(now().placeOf('text'))
  await after(async () => now().change({ text: '写好了' }))
  expect([now().problems, now().check()]).toEqual([{}, true])
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
  await write(first, { text: '没写完' })
  first.now().ids.set('file', 'id-0001')
  expect(first.now().savedAt).not.toBeNull()
  const second = await open('form.4')
  expect([second.now().values.text, second.now().ids.get('file')]).toEqual(['没写完', 'id-0001'])
  await second.after(async () => second.now().done())
  expect(second.now().values.text).toBe('')
  expect(loadDraft('', 'form.4')).toBeNull()
  expect(second.now().ids.get('file')).toBeUndefined()
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

describe('writing to the device', () => {
  const onDevice = (key: string) => platform.storage.get<{ values: { text: string }, requestId: string | null }>(`msb.draft..${key}`)
  const type = async ({ now, after }: Awaited<ReturnType<typeof open>>, ...words: string[]) => {
    for (const text of words) await after(async () => now().change({ text }))
  }

  test('the first letter at once, those that follow within the moment together', async () => {
    const set = jest.spyOn(platform.storage, 'set')
    const form = await open('form.8')
    await type(form, '冷', '冷库', '冷库停', '冷库停电')
    expect([onDevice('form.8')?.values.text, set.mock.calls.length]).toEqual(['冷', 1])
    await form.after(async () => void jest.advanceTimersByTime(500))
    expect([onDevice('form.8')?.values.text, set.mock.calls.length]).toEqual(['冷库停电', 2])
    set.mockRestore()
  })

  test('a form opened again within the moment has every letter, written or not', async () => {
    await type(await open('form.9'), '冷', '冷库')
    expect(onDevice('form.9')?.values.text).toBe('冷')
    expect((await open('form.9')).now().values.text).toBe('冷库')
  })

  test.each<[string, () => unknown]>([['the app goes away or a field is left', flushDrafts], ['the page is left', leave]])('everything, when %s', async (why, goes) => {
    await type(await open(`form.10 ${why}`), '冷', '冷库')
    await goes()
    expect(onDevice(`form.10 ${why}`)?.values.text).toBe('冷库')
  })

  test('the id before the request goes out; a request that is settled leaves the words and no id', async () => {
    const form = await open('form.11')
    await type(form, '冷', '冷库')
    await form.after(async () => form.now().ids.set('file', 'id-0001'))
    expect(onDevice('form.11')).toMatchObject({ values: { text: '冷库' }, requestId: 'id-0001' })
    await form.after(async () => form.now().ids.delete('file'))
    await leave()
    expect(onDevice('form.11')).toMatchObject({ values: { text: '冷库' }, requestId: null })
  })

  test('a refusal that comes when the form stands on another page already takes the id alone, not what was typed there', async () => {
    const left = await open('form.13')
    await type(left, '冷')
    await left.after(async () => left.now().ids.set('file', 'id-0001'))
    const again = await open('form.13')
    await type(again, '冷库停电')
    await left.after(async () => left.now().ids.delete('file'))
    await leave()
    expect(onDevice('form.13')).toMatchObject({ values: { text: '冷库停电' }, requestId: null })
  })

  test('nothing of a form that is done, though something waited', async () => {
    const form = await open('form.12')
    await type(form, '冷', '冷库')
    await form.after(async () => form.now().done())
    await form.after(async () => void jest.advanceTimersByTime(500))
    await leave()
    expect(onDevice('form.12')).toBeUndefined()
  })
})

test('sends what stands there when it is sent, also where the tap came before', async () => {
  const { now, after } = await open('form.late')
  await after(async () => now().change({ text: '先写的' }))
  const atTheTap = now()
  await after(async () => now().change({ why: '后来选的' }))
  expect([atTheTap.filled().why, atTheTap.input()]).toEqual(['后来选的', { visibility: 'public', text: '先写的', why: '后来选的', files: [] }])
})
