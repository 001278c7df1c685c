import { writeFileSync } from 'node:fs'
import { encode } from 'iconv-lite'
import { separatorOf } from '../../../cloudfunctions/_sheets/separator'
import { folderForFiles, linesOf, opened, refusalOf, sample, textsOf } from '../../support/sheets/read'

const at = folderForFiles()
const written = (content: string | Buffer): string => {
  writeFileSync(at('a.csv'), content)
  return at('a.csv')
}

it.each([['utf-8.csv', 'utf-8'], ['utf-8-mark.csv', 'utf-8'], ['gb18030.csv', 'gb18030'], ['utf-16.csv', 'utf-16le'], ['semicolons.csv', 'utf-8']])('%s says the same as the others', async (name, encoding) => {
  expect((await opened(sample(name))).encoding).toBe(encoding)
  expect(await linesOf(sample(name))).toEqual([
    { line: 1, cells: ['企业名称', '统一社会信用代码', '联系电话', '地址'].map((text) => ({ text })) },
    { line: 2, cells: ['云澜科技有限公司', '91330100799655058B', '13800138000', '云澜市东街1号,二楼'].map((text) => ({ text })) },
    { line: 4, cells: [{ text: '大地"集团"' }, { text: '913300000000000000', folded: 'scientific', lossy: true }, { text: '0571888', folded: 'formula' }, { text: '一\n二' }] },
  ])
})

describe('how a file is written', () => {
  const head = `a,b\r\n${'1,2\r\n'.repeat(20_000)}`

  it.each([0, 1, 2, 3])('is told of a character that the head cuts after %s bytes', async (shift) => {
    const content = `${'x'.repeat(65_536 - 3 + shift)},云\r\n`.replace(/x{1000}/g, `${'x'.repeat(999)}\n`)
    expect((await opened(written(content))).encoding).toBe('utf-8')
  })

  it.each(['utf-8', 'gb18030'])('is told by what stands behind 80 kB of codes, %s', async (encoding) => {
    const lines = await textsOf(written(encode(`${head}云澜,大地\r\n`, encoding)))
    expect(lines.at(-1)).toEqual(['云澜', '大地'])
  })

  it('has characters of four bytes too', async () => expect(await textsOf(written(encode('㐂,𠮷野\r\n䶮,a', 'gb18030')))).toEqual([['㐂', '𠮷野'], ['䶮', 'a']]))

  it('may have signs of its own for holes in UTF-8', async () => expect(await textsOf(written('云\uFFFD澜,1'))).toEqual([['云\uFFFD澜', '1']]))

  it('must hold to the end', async () => expect(await refusalOf(written(Buffer.concat([Buffer.from('云澜,1\n'.repeat(20_000)), Buffer.from([0xff, 0xfe, 0x0a])])))).toBe('SHEET_DAMAGED'))
})

it.each([
  ['a,b\n1,2', ','], ['a\tb\n1,5\t2', '\t'], ['a;b;c\n1,5;2;3', ';'], ['名称\n云澜', ','], ['"a;b;c",d\n"e;f;g",h', ','], ['说明，填写\n企业\t代码\n云澜,大地\t1', '\t'],
])('the cells of %j are kept apart by %j', (head, separator) => expect(separatorOf(head)).toBe(separator))

it('takes lines of different lengths, quotation marks within, ends of lines of every kind', async () => {
  expect(await textsOf(written('a,b\rc\r'))).toEqual([['a', 'b'], ['c']])
  expect(await textsOf(written('a 5" b,c\n1'))).toEqual([['a 5" b', 'c'], ['1']])
})

it('takes the mark off that keeps a text from being a formula, and off no other text', async () => {
  expect(await textsOf(written(`'=1,'+86 138,''@,'abc,O'Neill`))).toEqual([['=1', '+86 138', `'@`, `'abc`, `O'Neill`]])
})

it('refuses a cell that is too long and a record without an end', async () => {
  expect(await refusalOf(written(`a,b\n${'长'.repeat(32_768)},1`))).toBe('SHEET_CELL_TOO_LONG')
  expect(await refusalOf(written(`a,b\n1,"${'云澜,大地\n'.repeat(100_000)}`))).toBe('SHEET_CELL_TOO_LONG')
  expect(await refusalOf(written(','.repeat(600) + 'a'))).toBe('SHEET_TOO_WIDE')
})
