import type { Me } from '@shared/api/directory-views'
import { requestId as wireRequestId } from '@shared/form/fields'
import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import { chosenIdentity, homeOf, identitiesOf, keepIdentity } from '@/session/identity'
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

  it('记住上次选的，选过的没有了就用第一个', () => {
    const both = me([company, officer])
    expect(chosenIdentity(both).key).toBe('company:c1')
    keepIdentity('p1', 'officer:a1')
    expect(chosenIdentity(both)).toMatchObject({ key: 'officer:a1', title: '望潮街道' })
    expect(chosenIdentity(me([company])).key).toBe('company:c1')
  })

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
