import type { Thing } from '@shared/api/things-views'
import { KEPT_LABELS } from '@shared/register/things'
import { closingQuestion, wayOn } from '@/admin/acts/closing-words'
import { RESHAPES, reshapeWords } from '@/admin/acts/reshapes'
import { differences, takenOver } from '@/admin/meanwhile'
import { treeStep } from '@/admin/places/tree-keys'
import { adminsWanted, areaWords, officeWords, stateMark, touchedWords, untilWords } from '@/admin/thing-words'
import { registeredOf } from '@/admin/thing/facts'

const NONE = { areas: 0, units: 0, windows: 0, companies: 0, people: 0, openCases: 0 }
const street = { of: 'area', id: 'a-1', version: 2, name: '初家街道', state: 'open' } as const
const office = { of: 'office', id: 'o-1', version: 1, name: '林知远', state: 'open' } as const

describe('登记的词', () => {
  it('一个区域有什么说什么，没有的不说', () => {
    expect(areaWords({ level: 'street', companies: 1234, units: 3, areas: 12 })).toBe('镇街，企业 1,234 家，单位 3 个，下级 12 个')
    expect(areaWords({ level: 'grid', companies: 0, units: 0, areas: 0 })).toBe('网格')
  })

  it('职务在哪里，单位人员以单位为准', () => {
    expect(officeWords({ role: 'officer', areaName: '初家街道', unitName: '企业服务中心', head: false })).toBe('服务专员，初家街道，企业服务中心')
    expect(officeWords({ role: 'department', areaName: '莱山区', unitName: '区水务局', head: true })).toBe('承办单位，区水务局，单位负责人')
  })

  it('任期写到年，免得不知道是哪一年', () => {
    expect(untilWords({ until: '2027-06-30' })).toBe('到 2027 年 6 月 30 日')
    expect(untilWords({ until: null })).toBeNull()
  })

  it('结束的职务不叫撤销', () => {
    expect([stateMark('unit', 'closed')?.word, stateMark('office', 'closed')?.word, stateMark('unit', 'open')]).toEqual(['已撤销', '已结束', null])
  })

  it.each([[0, true], [1, true], [2, false]])('有 %s 位管理员，提醒：%s', (admins, warned) => expect(adminsWanted(admins) !== null).toBe(warned))
})

describe('动手之前说清数字', () => {
  it('区域自己不算下级，办结的另说', () => {
    const touches = { ...NONE, areas: 4, companies: 42, openCases: 7 }
    expect(touchedWords(street, touches)).toBe('3 个下级区域、42 家企业、7 件在办诉求')
    expect(reshapeWords('move', street, '莱山区', touches)).toBe('移到莱山区：3 个下级区域、42 家企业、7 件在办诉求跟着走，办结的随后整理')
  })

  it('什么都没有也说一句', () => {
    expect(reshapeWords('mergeArea', street, '莱山区', { ...NONE, areas: 1 })).toBe('并入莱山区：里面没有企业，也没有在办诉求')
    expect(closingQuestion(street, { ...NONE, areas: 1 }).text).toContain('可以重新启用')
  })

  it('单位自己不算在单位里', () => {
    expect(touchedWords({ of: 'unit' }, { ...NONE, units: 1, windows: 2, people: 3 })).toBe('2 个窗口、3 名工作人员')
  })

  it('看和做是两件事，换一个目标也是另一件：不会顶着同一个编号', async () => {
    const acts: (string | undefined)[] = []
    const run = (_action: string, _input: unknown, act?: string) => {
      acts.push(act)
      return Promise.resolve(null)
    }
    for (const { run: does } of Object.values(RESHAPES)) for (const [to, preview] of [['b', true], ['b', false], ['c', false]] as const) await does(run, street, to, preview, '')
    expect(new Set(acts).size).toBe(acts.length)
  })

  it('撤不了时指一条路', () => {
    expect(wayOn(office, { ...NONE, companies: 3 })).toMatchObject({ page: '/admin/companies/index', query: { search: '林知远' } })
    expect(wayOn(office, NONE)).toMatchObject({ word: '再登记一位', query: { of: 'office' } })
    expect(wayOn({ ...street, of: 'unit', id: 'u-1' }, null)).toMatchObject({ page: '/admin/people/index', query: { unitId: 'u-1' } })
    expect(wayOn(street, null)).toMatchObject({ page: '/admin/places/index' })
  })
})

describe('两个人同时改', () => {
  it('自己没动的接过来，写了的留着', () => {
    const before = { name: '甲', phone: '1', takes: ['a'] }
    expect(takenOver({ name: '我写的', phone: '1', takes: ['a'] }, before, { name: '他写的', phone: '2', takes: ['a', 'b'] })).toEqual({ phone: '2', takes: ['a', 'b'] })
  })

  it('只说不一样的', () => {
    const compared = [['名称', ({ name }: { name: string }) => name], ['电话', () => '1']] as const
    expect(differences(compared, { name: '甲' }, { name: '乙' })).toEqual([{ label: '名称', before: '甲', after: '乙' }])
  })
})

describe('用键盘走树', () => {
  const items = [{ id: 'root', level: 1, expanded: true }, { id: 'a', level: 2, expanded: false }, { id: 'b', level: 2, expanded: true }, { id: 'b1', level: 3, expanded: null }, { id: 'c', level: 2, expanded: null }]

  it.each([
    ['ArrowDown', 'root', { focus: 'a' }], ['ArrowDown', 'c', { focus: 'c' }], ['ArrowUp', 'a', { focus: 'root' }], ['ArrowUp', 'root', { focus: 'root' }],
    ['Home', 'b1', { focus: 'root' }], ['End', 'root', { focus: 'c' }],
    ['ArrowRight', 'a', { turn: 'a' }], ['ArrowRight', 'b', { focus: 'b1' }], ['ArrowRight', 'c', { focus: 'c' }],
    ['ArrowLeft', 'b', { turn: 'b' }], ['ArrowLeft', 'b1', { focus: 'b' }], ['ArrowLeft', 'c', { focus: 'root' }], ['ArrowLeft', 'a', { focus: 'root' }],
  ])('%s at %s', (key, at, step) => expect(treeStep(key, items, at)).toEqual(step))

  it('leaves other keys alone, and what is not in it', () => {
    expect([treeStep('Tab', items, 'a'), treeStep('ArrowDown', items, 'gone')]).toEqual([null, null])
  })
})

it('登记页每一行都有名字和话', () => {
  const unit: Thing = { of: 'unit', id: 'u', version: 1, state: 'open', name: '区水务局', kind: 'department', areaId: 'a', areaName: '莱山区', phone: '', takes: ['matter:water'], people: 0, mergedInto: { id: 'u-2', name: '区住建局' }, windows: 0, openCases: 0, moving: false, merging: null }
  expect(registeredOf(unit).map(({ key, words }) => `${key} ${words}`)).toEqual(['单位类型 部门', '所属区域 莱山区', '对外电话 未登记', '承办事项 供水排水', '并入 区住建局'])
  expect(Object.values(KEPT_LABELS.unit)).toContain('承办事项')
})
