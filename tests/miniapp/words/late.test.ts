import type { EntryView } from '@shared/case/views'
import { chinaInstant } from '@shared/kernel/instant'
import { trailRows } from '@/case/trail'
import { lateWords, urgedWords } from '@/words/late'

const now = chinaInstant('2026-11-19', '10:20')
const since = chinaInstant('2026-11-18', '18:00')

it('说清从什么时候起晚了，报给了谁；还没报的不说报了', () => {
  expect(lateWords({ since, told: [{ name: '钱督', unitName: '区督查室' }, { name: '石城', unitName: null }] }, now)).toBe('期限是昨天 18:00，已经过了。已报给督办员钱督（区督查室）、石城。')
  expect(lateWords({ since, told: [] }, now)).not.toContain('已报给')
})

it('今天催过的说今天催过，昨天催的不算', () => {
  const urged = (at: string, role = 'company') => ({ trail: [{ seq: 3, kind: 'urged', at, who: { role } } as EntryView] })
  expect(urgedWords(urged(chinaInstant('2026-11-19', '10:02')), now)).toMatch(/^今天 10:02 已经催过/)
  expect(urgedWords(urged(since), now)).toBeNull()
  // A word of the supervisor is none of the company's.
  expect(urgedWords(urged(chinaInstant('2026-11-19', '10:02'), 'supervisor'), now)).toBeNull()
})

it('下一步从不把过去的时间写成“前”', () => {
  const detail = { side: 'company', status: 'handling', dueAt: since, trail: [] } as unknown as Parameters<typeof trailRows>[0]
  expect(trailRows(detail, [], now)[0]).toMatchObject({ title: '下一步：办结并答复', time: '' })
})
