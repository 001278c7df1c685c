import type { Me } from '@shared/api/directory-views'
import { requestId as wireRequestId } from '@shared/form/fields'
import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import { homeOf, identitiesOf, wornBy } from '@/session/identity'
import { dropScan, keepScan, keptScans } from '@/session/last-scan'
import { learnNow, presentInstant } from '@/session/now'
import { drawRequestId } from '@/data/request-id'

const nobody = { areaId: null, areaName: null, unitId: null, unitName: null, companyId: null, companyName: null, head: false }
const me = (memberships: Me['memberships']): Me => ({
  personId: 'p1', name: null, phoneMasked: null, phoneVerified: false, privacyAgreed: false, elder: false, leave: null, standsFor: [], memberships,
  now: '2026-11-19T02:20:00.000Z', unread: 0, reminders: [], calendar: DEFAULT_CALENDAR, lights: { soon: 0.5, pressing: 0.8 }, hotline: '',
})
const company = { ...nobody, role: 'company' as const, companyId: 'c1', companyName: '云澜禾田食品有限公司' }
const officer = { ...nobody, role: 'officer' as const, areaId: 'a1', areaName: '望潮街道' }

describe('我的身份', () => {
  it('没有任何身份的是群众', () => expect(identitiesOf(me([]))).toMatchObject([{ role: 'resident', title: '我自己', roleLabel: '群众' }]))

  it('同一单位的同一职务管两个区域，按区域分开说', () => {
    const of = (areaId: string, areaName: string) => ({ ...nobody, role: 'dispatcher' as const, areaId, areaName, unitId: 'u', unitName: '区企业服务中心' })
    expect(identitiesOf(me([of('a1', '望潮街道'), of('a2', '黄海路街道'), officer])).map(({ title }) => title)).toEqual(['区企业服务中心 · 望潮街道', '区企业服务中心 · 黄海路街道', '望潮街道'])
  })

  it('没选过的用第一个，选了的用选的', () => {
    const both = me([company, officer])
    expect(wornBy(both, null)).toMatchObject({ identity: { key: 'company:c1' }, lapsed: null })
    expect(wornBy(both, 'officer:a1')).toMatchObject({ identity: { key: 'officer:a1', title: '望潮街道' }, lapsed: null })
  })

  it.each([
    ['剩一个', [company], 'company:c1', '服务专员'],
    ['一个不剩', [], 'resident:', '服务专员'],
  ] as const)('选的已经结束，%s：用还在的，并说是哪一个结束了', (_how, left, key, lapsed) => expect(wornBy(me([...left]), 'officer:a1')).toMatchObject({ identity: { key }, lapsed }))

  it.each(['', 'nonsense', 'toString:x'])('认不出的选择“%s”不作数，也不说什么', (chosen) => expect(wornBy(me([company]), chosen)).toMatchObject({ identity: { key: 'company:c1' }, lapsed: null }))

  it.each([['company', 'company'], ['resident', 'resident'], ['officer', 'worklist'], ['department', 'worklist'], ['dispatcher', 'board'], ['supervisor', 'board'], ['admin', 'admin']] as const)(
    '%s 的首页是 %s', (role, side) => expect(homeOf(role)).toBe(side))
})

describe('一次操作的编号', () => {
  it('约定收得下，次次不同', () => {
    const drawn = Array.from({ length: 500 }, drawRequestId)
    expect(new Set(drawn).size).toBe(500)
    expect(drawn.every((id) => wireRequestId.safeParse(id).success)).toBe(true)
  })
})

describe('服务器的时间', () => {
  it('手机的钟不准也按服务器算', () => {
    learnNow('2030-01-01T00:00:00.000Z')
    expect(presentInstant().slice(0, 16)).toBe('2030-01-01T00:00')
    learnNow('not a time')
    learnNow(undefined)
    expect(presentInstant().slice(0, 10)).toBe('2030-01-01')
  })
})

describe('最近扫过的', () => {
  it('新的在上，最多五个，失效的拿掉', () => {
    for (let at = 0; at < 7; at++) keepScan({ code: `c${at}`, title: `企业${at}`, kind: 'company' })
    keepScan({ code: 'again', title: '企业4', kind: 'company' })
    expect(keptScans().map(({ code }) => code)).toEqual(['again', 'c6', 'c5', 'c3', 'c2'])
    dropScan('c6')
    expect(keptScans().map(({ code }) => code)).toEqual(['again', 'c5', 'c3', 'c2'])
  })
})
