import type { SettingChange, SettingView } from '@shared/api/settings.api'
import { DEFAULT_LOOK } from '@shared/settings/look'
import { asNow, changesNothing, citationOf, mayTakeBack, previewOf, turnsOfChange } from '@/admin/setting/past'

const NOW = '2026-11-18T02:00:00.000Z'
const change = (version: number, value: SettingChange['value'], over: Partial<SettingChange> = {}): SettingChange =>
  ({ version, state: 'active', value, citation: '示例办法第一条', since: `2026-11-0${version}T02:00:00.000Z`, by: '孙管', at: NOW, decidedBy: null, decidedAt: null, ...over })
const item = (over: Partial<SettingView> = {}): SettingView =>
  ({ name: 'hotline', zh: '咨询电话', group: '联系', touches: 'words', twoPeople: false, cited: false, dated: true, here: true, scope: 'tenant', value: '0000-3', from: null, citation: '', later: [], proposed: null, ...over })
const HISTORY = [change(4, '0000-4', { state: 'refused' }), change(3, '0000-3'), change(2, null), change(1, '0000-1')]

describe('改过什么', () => {
  it('说原来是什么，改成什么；退回的不算原来', () => {
    expect(HISTORY.map((each) => turnsOfChange('hotline', HISTORY, each))).toEqual([
      [{ key: '电话', before: '0000-3', after: '0000-4' }], [{ key: '电话', before: null, after: '0000-3' }], [{ key: '电话', before: '0000-1', after: null }], [{ key: '电话', before: null, after: '0000-1' }],
    ])
  })

  it('只有真的用过、和现在不一样、又没有别的在等确认，才能用回', () => {
    const may = (over: Partial<SettingView>, at: number) => mayTakeBack(item(over), HISTORY[at] ?? change(9, null), NOW)
    expect([0, 1, 2, 3].map((at) => may({}, at))).toEqual([false, false, false, true])
    expect(may({ here: false }, 3)).toBe(false)
    expect(may({ proposed: { version: 5, value: '0000-5', citation: '', since: NOW, by: '孙管', mine: true, at: NOW } }, 3)).toBe(false)
    expect(mayTakeBack(item(), change(9, '0000-9', { since: '2026-12-01T00:00:00.000Z' }), NOW)).toBe(false)
    expect(mayTakeBack(item({ name: 'look', value: { ...DEFAULT_LOOK, palette: 'teal' } }), change(1, DEFAULT_LOOK), NOW)).toBe(true)
  })

  it('依据照当时的，太短的补一句', () => {
    expect(citationOf(change(1, '0000-1'))).toBe('示例办法第一条')
    expect(citationOf(change(1, '0000-1', { citation: '' }))).toBe('用回 2026 年 11 月 1 日起的一版')
  })
})

describe('还没到日子的改动', () => {
  it('取消就是到那天照现在的：自己设的照旧，从上一级来的不变成自己的', () => {
    expect(asNow(item(), false, '0000-9')).toEqual({ value: '0000-3', citation: '' })
    expect(asNow(item({ scope: 'area' }), true, '0000-9')?.value).toBe('0000-3')
    expect(asNow(item({ scope: 'area' }), false, '0000-9')?.value).toBeNull()
    expect([changesNothing(item(), false, '0000-3'), changesNothing(item(), false, '0000-9'), changesNothing(item({ scope: 'area' }), false, null), changesNothing(item({ scope: 'area' }), true, null)]).toEqual([true, false, true, false])
  })

  it('看影响按它自己生效的那天看', () => {
    const where = { areaId: 'a-1', unitId: null }
    expect(previewOf('hours', { value: 1, since: '2026-11-30T16:00:00.000Z' }, where, NOW)).toEqual({ ...where, name: 'hours', value: 1, from: '2026-12-01' })
    expect(previewOf('hours', { value: 1, since: '2026-11-10T16:00:00.000Z' }, where, NOW)).toEqual({ ...where, name: 'hours', value: 1 })
  })

  it('放假安排一年一年地取消：别的年份不带上；现在还没有的一年取消不了；天数一样、日子不一样，也算改动', () => {
    const year = (of: number, ...holidays: string[]) => ({ year: of, holidays, workdays: [], citation: `${of} 年的通知` })
    const calendar = item({ name: 'calendar', value: { years: { 2026: year(2026, '01-01', '10-01'), 2027: year(2027, '01-01') } } })
    const moved = { years: { 2026: year(2026, '01-02', '10-01') } }
    expect(changesNothing(calendar, true, moved)).toBe(false)
    expect(changesNothing(calendar, true, { years: { 2026: year(2026, '01-01', '10-01') } })).toBe(true)
    expect(asNow(calendar, true, moved)).toEqual({ value: { years: { 2026: year(2026, '01-01', '10-01') } }, citation: '2026 年的通知' })
    expect(asNow(calendar, true, { years: { 2028: year(2028, '01-01') } })).toBeNull()
  })
})
