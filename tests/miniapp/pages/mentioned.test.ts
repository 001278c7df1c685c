import type { SubjectView } from '@shared/api/directory-views'
import { emptyOf } from '@/form/values'
import { chosenSubject, FILING_FORM, type FilingValues } from '../../../miniapp/company/file/filing-form'
import { mentionQuestion, seenBy } from '../../../miniapp/company/file/subject-words'
import { useMentioned } from '../../../miniapp/company/file/use-mentioned'
import { drawHook } from '../draw-hook'

const asked: unknown[] = []
let answer: unknown
jest.mock('@/cloud/transport', () => ({
  carry: (_name: string, body: { input: unknown }) => {
    asked.push(body.input)
    return answer === 'lost' ? Promise.reject(new Error('lost')) : Promise.resolve(answer)
  },
}))

const QIAN: SubjectView = { kind: 'person', id: 'p1', name: '钱督', unitName: '莱山区督查室', office: '督办员', areaName: '莱山区' }
const ROOM: SubjectView = { kind: 'unit', id: 'u1', name: '莱山区督查室', unitName: null, office: null, areaName: '莱山区' }
const complaint: FilingValues = { ...emptyOf(FILING_FORM), kind: 'complain', about: 'nobody', text: '投诉莱山区督查室的钱督' }

beforeEach(() => {
  asked.length = 0
  answer = { ok: true, data: { subjects: [QIAN, ROOM] } }
})

async function draw(start: FilingValues) {
  let values = start
  const hook = await drawHook(() => useMentioned({ companyId: 'company-1' }, values))
  return { ...hook, change: (part: Partial<FilingValues>) => { values = { ...values, ...part }; return hook.redraw() } }
}

it('投诉里提到的人，离开输入框就问，答了一个再问下一个，都答了才发', async () => {
  const { now, after } = await draw(complaint)
  await after(async () => now().look())
  expect(asked).toEqual([{ text: complaint.text, companyId: 'company-1' }])
  expect(now().open).toEqual(QIAN)
  expect(mentionQuestion(QIAN)).toBe('文字里提到了 钱督（莱山区督查室），要绕开他吗？')
  await after(async () => now().dismiss(QIAN))
  expect(now().open).toEqual(ROOM)
  expect(mentionQuestion(ROOM)).toBe('文字里提到了 莱山区督查室，要绕开它吗？')
  await after(async () => expect(await now().holds()).toBe(true))
  await after(async () => now().dismiss(ROOM))
  await after(async () => expect(await now().holds()).toBe(false))
})

it('没有离开过输入框，提交的时候也问', async () => {
  const { now, after } = await draw(complaint)
  await after(async () => expect(await now().holds()).toBe(true))
  expect(now().open).toEqual(QIAN)
})

it('选好了要绕开谁，就不再问', async () => {
  const { now, after, change } = await draw(complaint)
  await after(async () => now().look())
  await change(chosenSubject(QIAN))
  expect(now().open).toBeNull()
  await after(async () => expect(await now().holds()).toBe(false))
  expect(asked).toHaveLength(1)
})

it.each<[string, Partial<FilingValues>]>([['不是投诉举报', { kind: 'help' }], ['还没写', { text: '  ' }], ['选了专员', { about: 'officer' }]])('%s，不问', async (_why, part) => {
  const { now, after } = await draw({ ...complaint, ...part })
  await after(async () => expect(await now().holds()).toBe(false))
  expect(asked).toEqual([])
})

it('问不到的时候不拦着提交', async () => {
  answer = 'lost'
  const { now, after } = await draw(complaint)
  await after(async () => expect(await now().holds()).toBe(false))
})

it('没选人的时候，照实说谁会看到', () => {
  expect(seenBy(complaint)).toMatch(/受理投诉举报的单位、本地区的督办员和兜底负责人会看到/)
  expect(seenBy({ ...complaint, ...chosenSubject(QIAN) })).toBe('会绕开他和他的单位，他们看不到这一件。')
})
