import { below, findHeading, type KnownField } from '../../../cloudfunctions/_sheets/heading'
import type { Line } from '../../../cloudfunctions/_sheets/table'
import { opened, sample } from '../../support/sheets/read'

const KNOWN: Readonly<Record<'name' | 'uscc' | 'phone' | 'since', KnownField>> = {
  name: { words: ['企业名称', '单位名称', '名称'] },
  uscc: { words: ['统一社会信用代码', '信用代码'] },
  phone: { words: ['联系电话', '电话', '手机号'] },
  since: { words: ['成立日期'] },
}
const linesOf = (...lines: readonly (readonly string[])[]): Line[] => lines.map((texts, at) => ({ line: at + 1, cells: texts.map((text) => ({ text })) }))

it.each(['企业名称', '*企业名称', ' 企业 名称 ', '企业\n名称', '企业名称（必填）', '企业名称(与执照一致)', '【必填】企业名称', '企业名称*：', '“企业名称”'])('%j is the name', (heading) => {
  expect(findHeading(linesOf([heading]), KNOWN)?.columns).toEqual({ name: 0 })
})

it('folds width and case, and takes a word with brackets of its own as it is', () => {
  const known = { code: { words: ['ＵＳＣＣ'] }, full: { words: ['名称（全称）'] }, short: { words: ['名称（简称）'] } }
  expect(findHeading(linesOf(['uscc', '名称(简称)', '名称（全称）']), known)?.columns).toEqual({ code: 0, short: 1, full: 2 })
})

it('is the line with most fields in it, the first of equal ones', () => {
  const heading = findHeading(linesOf(['企业名称'], ['填写说明'], ['序号', '企业名称', '信用代码', '电话'], ['企业名称', '信用代码', '电话']), KNOWN)
  expect(heading).toMatchObject({ line: 3, columns: { name: 1, uscc: 2, phone: 3 }, texts: ['序号', '企业名称', '信用代码', '电话'], unknown: [0] })
})

it('of two columns for one field takes the more usual heading wherever it stands, of two alike the first', () => {
  const known = { role: { words: ['角色', '职务'] } }
  const columnOf = (...headings: string[]) => findHeading(linesOf(headings), known)?.columns.role
  expect([columnOf('职务', '角色'), columnOf('角色', '职务'), columnOf('职务', '职务'), columnOf('职务')]).toEqual([1, 0, 0, 0])
})

it('tells what nobody knows, what is there twice, and what two fields claim', () => {
  const known = { ...KNOWN, contact: { words: ['电话'] } }
  expect(findHeading(linesOf(['名称', '', '备注', '手机号', '电话', '单位名称']), known)).toEqual({
    line: 1, columns: { name: 5, phone: 4 }, texts: ['名称', '', '备注', '手机号', '电话', '单位名称'], unknown: [2],
    repeated: [{ column: 3, field: 'phone' }, { column: 0, field: 'name' }], contested: [{ column: 4, fields: ['phone', 'contact'] }],
  })
})

it('may be two lines, with groups over columns', () => {
  const known = { ...KNOWN, owner: { words: ['法定代表人姓名'] }, contact: { words: ['联系人姓名'] } }
  expect(findHeading(linesOf(['企业登记表'], ['企业名称', '信用代码', '法定代表人', '', '联系人', ''], ['', '', '姓名', '备注', '姓名', '电话'], ['云澜', '9133', '张三', '', '李四', '138']), known))
    .toMatchObject({ line: 3, columns: { name: 0, uscc: 1, owner: 2, contact: 4, phone: 5 }, texts: ['企业名称', '信用代码', '姓名', '备注', '姓名', '电话'], unknown: [3] })
})

it.each([
  ['data', ['云澜', '9133', '138'], 1], ['data with blanks', ['云澜', '', ''], 1], ['the same heading again', ['企业名称', '信用代码', '电话'], 1],
] as const)('is one line over %s', (_what, below, line) => expect(findHeading(linesOf(['企业名称', '信用代码', '电话'], below), KNOWN)?.line).toBe(line))

it('is none where no line has a field, and none below the twentieth', () => {
  expect(findHeading(linesOf(['甲', '乙']), KNOWN)).toBeNull()
  const lines = [...linesOf(...Array.from({ length: 20 }, () => ['说明'])), ...linesOf(['企业名称'])]
  expect(findHeading(lines, KNOWN)).toBeNull()
  expect(findHeading(lines.slice(1), KNOWN)).not.toBeNull()
})

it('is found below titles and instructions of a workbook, and what lies below it is the data', async () => {
  const table = await opened(sample('companies.xlsx'))
  expect(table.sheets).toEqual(['企业名单', '窗口'])
  const heading = findHeading(await table.beginning('企业名单'), KNOWN)
  expect(heading).toMatchObject({ line: 4, columns: { name: 0, uscc: 1, phone: 2, since: 3 }, unknown: [4] })
  const rows: Line[] = []
  for await (const row of below(heading ?? { line: 0 }, table.lines('企业名单'))) rows.push(row)
  expect(rows).toEqual([
    { line: 5, cells: [{ text: '云澜科技有限公司', folded: 'rich' }, { text: '913301007996550500', folded: 'number', lossy: true }, { text: '13800138000', folded: 'number' }, { text: '2020-02-29', folded: 'date' }, { text: '重点', folded: 'formula' }] },
    { line: 7, cells: [{ text: '大地集团' }, { text: '91330100799655058B' }, { text: '0571-88888888' }, { text: '2021/3/1' }, { text: '', folded: 'formula' }] },
  ])
})
