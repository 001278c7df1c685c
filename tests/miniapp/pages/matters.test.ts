import type { MatterFound } from '@shared/api/matter.api'
import { emptyOf } from '@/form/values'
import { FILING_FORM, filingInput, type FilingValues } from '../../../miniapp/company/file/filing-form'
import { useMatters } from '../../../miniapp/company/file/use-matters'
import { choose, takeChosen } from '../../../miniapp/company/matter/chosen'
import { drawHook } from '../draw-hook'

const asked: { text: string; areaId?: string }[] = []
let answers: ((reply: unknown) => void)[] = []
jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: { input: { text: string } }) => {
    asked.push(body.input)
    return new Promise((resolve) => answers.push(resolve))
  },
}))

const matter = (id: string): MatterFound => ({ id, name: id, topic: 'water', above: ['供水排水'] })
const written: FilingValues = { ...emptyOf(FILING_FORM), kind: 'consult', text: '排水许可怎么办' }
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 700))

beforeEach(() => {
  asked.length = 0
  answers = []
})

async function draw(start: FilingValues) {
  let values = start
  const hook = await drawHook(() => useMatters(values, '370613'))
  const answer = (...ids: string[]) => hook.after(async () => answers.shift()?.({ ok: true, data: { matters: ids.map(matter) } }))
  return { ...hook, answer, type: (text: string) => { values = { ...values, text }; return hook.redraw() } }
}

it('停笔才问，问的是最后写的；最多给三个', async () => {
  const { now, after, type, answer } = await draw({ ...written, text: '排' })
  await type('排水')
  await type('排水许可')
  expect(asked).toEqual([])
  await after(rest)
  expect(asked).toEqual([{ text: '排水许可', areaId: '370613' }])
  await answer('a', 'b', 'c', 'd')
  expect(now().map(({ id }) => id)).toEqual(['a', 'b', 'c'])
})

it('一次只问一个：在问的时候又写了，等回来再问最后写的', async () => {
  const { now, after, type, answer } = await draw(written)
  await after(rest)
  await type('排水许可要带什么')
  await after(rest)
  await type('营业执照丢了')
  await after(rest)
  expect(asked.map(({ text }) => text)).toEqual([written.text])
  await answer('a')
  expect(asked.map(({ text }) => text)).toEqual([written.text, '营业执照丢了'])
  await answer('b')
  expect(now().map(({ id }) => id)).toEqual(['b'])
})

it.each<[string, Partial<FilingValues>]>([['投诉', { kind: 'complain' }], ['举报', { kind: 'report' }], ['还没写', { text: ' ' }], ['只写了一个字', { text: '水' }]])('%s，不问', async (_why, part) => {
  const { now, after } = await draw({ ...written, ...part })
  await after(rest)
  expect([asked, now()]).toEqual([[], []])
})

it('问不到就什么也不给，照样能提交', async () => {
  const { now, after } = await draw(written)
  await after(rest)
  await after(async () => answers.shift()?.({ ok: false, error: { code: 'LIMIT_MATTERS', message: '', requestId: '' } }))
  expect(now()).toEqual([])
})

it('继续提交带上选的事项，只带一次', () => {
  choose({ id: 'ma-1', name: '排水许可', topic: 'water' })
  expect(takeChosen()).toEqual({ id: 'ma-1', name: '排水许可', topic: 'water' })
  expect(takeChosen()).toBeNull()
  const wire = { company: { companyId: 'c1' }, officerId: null, requestId: 'abcdefgh' }
  expect(filingInput({ ...written, name: '周禾' }, { ...wire, matterId: 'ma-1' })).toMatchObject({ matterId: 'ma-1', text: written.text })
  expect(filingInput({ ...written, name: '周禾' }, wire)).not.toHaveProperty('matterId')
})
