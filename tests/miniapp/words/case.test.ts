import type { CaseDetail, EntryView } from '@shared/case/views'
import { ENTRY_KINDS } from '@shared/case/entries'
import { CASE_LIFECYCLE, type CaseAct } from '@shared/case/lifecycle'
import { CASE_STATUSES } from '@shared/case/status'
import { chinaInstant } from '@shared/kernel/instant'
import { holderState, statusLook } from '@/words/case'
import { authorWords, entrySentence, wantedOf } from '@/words/entries'
import { cardActs, companyButtons } from '@/company/case/buttons'
import { firstSeq, trailRows } from '@/case/trail'

const at = chinaInstant('2026-11-18', '09:12')
const officer = { role: 'officer', name: '林知远', unitName: '望潮街道', me: false } as const
const entry = (seq: number, part: Partial<EntryView> = {}): EntryView => ({ seq, at, kind: 'noted', visibility: 'public', who: officer, files: [], ...part })

describe('诉求的说法', () => {
  it('每种状态都有词、有图、形状不只靠颜色', () => {
    const looks = CASE_STATUSES.map((status) => statusLook(status, 'company'))
    expect(looks.every(({ word, icon }) => word.length > 0 && icon.length > 0)).toBe(true)
    expect(new Set(looks.map(({ icon, word }) => icon + word)).size).toBe(CASE_STATUSES.length)
  })

  it('同一状态对企业用“您”', () => {
    expect(statusLook('waiting', 'company').word).toBe('等您补材料')
    expect(statusLook('waiting').word).toBe('待补材料')
  })

  it('每种经过都说得成一句话，不露英文', () => {
    for (const kind of ENTRY_KINDS) {
      const sentence = entrySentence(entry(1, { kind, to: { unitName: '区交通运输局', handlerName: null } }), 'company')
      expect(sentence).toMatch(/[\u4e00-\u9fff]/)
      expect(sentence).not.toMatch(/[a-z]{3,}/i)
    }
  })

  it.each([
    [{ role: 'company', name: null, unitName: null, me: true }, 'company', '您'],
    [{ role: 'company', name: null, unitName: null, me: false }, 'company', '同事'],
    [{ role: 'company', name: null, unitName: null, me: false }, 'office', '企业'],
    [{ role: 'system', name: null, unitName: null, me: false }, 'company', '系统'],
    [{ role: 'department', name: null, unitName: '区交通运输局', me: false }, 'company', '区交通运输局'],
    [{ role: 'dispatcher', name: null, unitName: null, me: false }, 'company', '分办员'],
  ] as const)('%j 对 %s 称 %s', (who, side, words) => expect(authorWords(entry(1, { who }), side)).toBe(words))

  it('附件被换过要醒目，删掉的内容不编作者也不编结果', () => {
    const gone = { role: 'system', name: null, unitName: null, me: false } as const
    expect(entrySentence(entry(1, { kind: 'fileDiffers', who: gone }), 'company')).toBe('有附件与提交时不一致，已停止展示')
    expect(entrySentence(entry(1, { kind: 'erased', who: gone }), 'company')).toBe('有内容已按规定删除，编号和日期保留')
    expect(entrySentence(entry(1, { kind: 'answered', who: gone }), 'company')).toBe('办结答复（内容已删除）')
    expect(entrySentence(entry(1, { kind: 'closed', who: gone }), 'company')).toBe('期满没有异议，自动办结')
  })

  it('有人名时把单位写在下面', () => {
    expect(holderState('handling', { unitName: '区交通运输局', handlerName: '陈一川', mine: false })).toBe('区交通运输局，正在办理')
    expect(holderState('filed', { unitName: '区交通运输局', handlerName: null, mine: false })).toBe('等待签收')
    expect(holderState('filed', { unitName: '望潮街道企业服务站', handlerName: '林知远', mine: true }, 'office')).toBe('望潮街道企业服务站，等待签收')
  })

  it('请假的也写单位，说有没有人代办', () => {
    const holder = { unitName: '望潮街道企业服务站', handlerName: '林知远', mine: false }
    expect(holderState('handling', holder, 'company', { standIn: { name: '沈路遥', phone: null } })).toBe('望潮街道企业服务站，请假中')
    expect(holderState('handling', holder, 'company', { standIn: null })).toMatch(/^望潮街道企业服务站，请假中，没有人代办/)
  })
})

describe('等您补什么', () => {
  it('说清是谁要的、要什么，只在等的时候说', () => {
    const asked = entry(3, { kind: 'materialRequested', text: '请补运输合同' })
    const trail = [entry(5, { kind: 'noted', text: '我再找找' }), asked, entry(2, { kind: 'materialRequested', text: '请补执照' })]
    expect(wantedOf({ status: 'waiting', trail })?.text).toBe('请补运输合同')
    expect(wantedOf({ status: 'handling', trail })).toBeNull()
    expect(wantedOf({ status: 'waiting', trail: [] })).toBeNull()
  })
})

describe('办理经过', () => {
  const detail = (part: Partial<CaseDetail>): CaseDetail => ({ side: 'company', status: 'handling', dueAt: null, confirmBy: null, trail: [], ...part }) as CaseDetail
  const now = chinaInstant('2026-11-19', '10:20')

  it('最新在上，第一行是下一步和答应的时间', () => {
    const rows = trailRows(detail({ dueAt: chinaInstant('2026-11-19', '17:00'), trail: [entry(1, { kind: 'filed' }), entry(2, { kind: 'accepted' })] }), [], now)
    expect(rows.map(({ key, node }) => `${key} ${node}`)).toEqual(['next next', '2 now', '1 past'])
    expect(rows[0]?.time).toBe('今天 17:00 前')
  })

  it('转办以后答应的是新的签收时间，不是办结期限；没有人答应就不写时间', () => {
    const clock = { limit: { amount: 420, unit: 'workingMinutes' as const }, startedAt: now, stops: [], dueAt: chinaInstant('2026-11-20', '10:20'), stoppedAt: null }
    const holder = { unitName: '区水务局', handlerName: null, mine: false }
    const next = (part: Partial<CaseDetail>) => trailRows(detail({ status: 'filed', dueAt: chinaInstant('2026-11-19', '18:00'), holder, ...part }), [], now)[0]
    expect(next({ clocks: { response: clock, handling: clock, supply: null } })).toMatchObject({ title: '下一步：有人签收', time: '明天 10:20 前' })
    const stopped = { response: { ...clock, stoppedAt: now }, handling: clock, supply: null }
    expect(next({ clocks: stopped, holder: { unitName: null, handlerName: null, mine: false } })).toMatchObject({ title: '下一步：分办员安排谁来办', time: '' })
  })

  it('更早的几条接在下面，重复的只列一次', () => {
    const rows = trailRows(detail({ status: 'closed', trail: [entry(4), entry(3)] }), [entry(3), entry(2)], now)
    expect(rows.map(({ key }) => key)).toEqual(['4', '3', '2'])
    expect(firstSeq([entry(3), entry(2)])).toBe(2)
    expect(firstSeq([])).toBeNull()
  })
})

describe('企业此刻能按的', () => {
  it.each<[string, CaseAct[], boolean, unknown]>([
    ['办理中', ['note', 'withdraw'], false, { main: 'note', beside: null, quiet: ['withdraw'] }],
    ['待补材料', ['note', 'supplyMaterial', 'withdraw'], false, { main: 'supplyMaterial', beside: 'note', quiet: ['withdraw'] }],
    ['已答复', ['note', 'confirm', 'reopen'], false, { main: 'confirm', beside: 'reopen', quiet: ['note'] }],
    ['已办结没评价', ['note'], true, { main: 'rate', beside: 'note', quiet: [] }],
    ['只能看', [], false, { main: null, beside: null, quiet: [] }],
    ['别人的操作', ['accept', 'transfer'], false, { main: null, beside: null, quiet: [] }],
  ])('%s', (_name, actions, ratable, expected) => expect(companyButtons(actions, ratable)).toEqual(expected))

  it('流程表里企业能做的，一个不漏都有地方按', () => {
    const byCompany = (Object.keys(CASE_LIFECYCLE) as CaseAct[]).filter((act) => 'company' in CASE_LIFECYCLE[act].by)
    const { main, beside, quiet } = companyButtons(byCompany, false)
    expect([main, beside, ...quiet, ...cardActs(byCompany)].sort()).toEqual([...byCompany].sort())
  })
})
