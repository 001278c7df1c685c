import type { OutputOf } from '@shared/api'
import { faultOf } from '@/admin/import/send-sheet'
import { secondsWords, sizeWords, stepOf, toldOf, undoWords } from '@/admin/import/words'
import { countWords, importLook, writes } from '@/admin/import-words'
import { grouped, pileCount } from '@/admin/numbers'

const view = (over: Partial<OutputOf<'import.show'>>): OutputOf<'import.show'> => ({
  id: 'im-1', kind: 'companies', name: '名册.csv', source: '', state: 'ready', who: '孙管', madeAt: '2026-11-19T02:00:00.000Z', endedAt: '2026-11-19T02:00:04.000Z', beganAt: '2026-11-19T02:00:00.000Z',
  acts: {}, areaName: '莱山区', format: 'csv', encoding: 'utf-8', sheets: [], sheet: null, heading: null, fields: [], needs: [], closeAbsent: false, mine: true, done: 0, total: 0, folds: [], changes: [], failure: null, until: '2026-12-19T02:00:00.000Z', ...over,
})

describe('导入的话', () => {
  it('试算完先说还没有改动任何数据；没有要改的也说', () => {
    expect(toldOf(view({ acts: { new: 1 } }))).toMatchObject({ tone: 'green', title: '试算完成，还没有改动任何数据', text: '用时 4 秒。确认后才会写入，每一处改动都留记录。' })
    expect(toldOf(view({ acts: { same: 3 } }))?.text).toBe('用时 4 秒。这个表格没有要改动的。')
    expect(toldOf(view({ state: 'applying' }))).toBeNull()
  })

  it('撤销前说清几家：新增的去掉，改过的恢复，之后有人改过的不动', () => {
    expect(undoWords(view({ acts: { new: 412, changed: 266, gone: 2, bad: 9 } }))).toBe('新增的 412 家会去掉，会把 268 家恢复原样，之后有人改过的不动')
    expect(undoWords(view({ acts: { changed: 680 } }))).toBe('会把 680 家恢复原样，之后有人改过的不动')
  })

  it('撤销后说有几家没有动', () => {
    expect(toldOf(view({ state: 'undone', acts: { new: 2, kept: 1 } }))?.text).toBe('有 1 家导入以后有人改过或已经在用，没有动，列在下面。其余 2 家的改动都撤回了。')
    expect(toldOf(view({ state: 'undone', acts: { new: 2 } }))?.text).toBe('2 家的改动都撤回了。')
  })

  it('写入的是新增、更新和注销的，没变化和有问题的不算', () => {
    expect(writes({ new: 1, changed: 2, gone: 4, same: 8, bad: 16, moved: 32 })).toBe(7)
    expect(countWords({ new: 1234, bad: 5, same: 0 }, 'companies')).toBe('新增 1,234 家企业，有问题 5')
  })

  it('每个状态有词有图，等人决定的说出来', () => {
    expect(importLook('ready')).toMatchObject({ word: '等您决定', icon: 'hand' })
    expect([stepOf('failed'), stepOf('reading'), stepOf('stopped'), stepOf('undone')]).toEqual([1, 2, 3, 4])
  })

  it.each([[{ name: '名册.xls', size: 9 }, /另存为 \.xlsx/], [{ name: '名册.xlsx', size: 0 }, /空的/], [{ name: '名册.csv', size: 101 * 1024 * 1024 }, /100 MB/], [{ name: '名册.XLSX', size: 9 }, null]] as const)('选的文件 %j', (file, says) => {
    const fault = faultOf(file)
    expect(says === null ? fault === null : says.test(fault ?? '')).toBe(true)
  })

  it('数和时长', () => {
    expect([grouped(0), grouped(999), grouped(1000), grouped(1234567)]).toEqual(['0', '999', '1,000', '1,234,567'])
    expect([pileCount(999), pileCount(1000)]).toEqual(['999', '999+'])
    expect([secondsWords(0.2), secondsWords(59.6), secondsWords(125)]).toEqual(['1 秒', '1 分', '2 分 5 秒'])
    expect([sizeWords(10), sizeWords(700 * 1024), sizeWords(13 * 1024 * 1024)]).toEqual(['1 KB', '700 KB', '13.0 MB'])
  })
})
