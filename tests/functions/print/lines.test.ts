import { breakLines } from '../../../cloudfunctions/_print/break-lines'
import { inkOf, inkOn } from '../../../cloudfunctions/_print/colours'
import { fit } from '../../../cloudfunctions/_print/fit'
import { printablePicture } from '../../../cloudfunctions/_print/pictures'
import { picture } from './signs'

/** As wide as its Chinese characters; Latin half as wide. */
const wide = (text: string): number => [...text].reduce((sum, character) => sum + (character < '\u3000' ? 0.5 : 1), 0)
const lines = (text: string, most: number): string[] => breakLines(text, wide, most)

describe('where a line breaks', () => {
  it.each([
    ['示例市启明星智能装备有限公司', 12, ['示例市启明星智能装备', '有限公司']],
    ['示例生物医药（集团）股份有限公司', 12, ['示例生物医药（集团）', '股份有限公司']],
    ['示例市农友蔬菜种植农民专业合作社', 12, ['示例市农友蔬菜种植', '农民专业合作社']],
    ['老张面馆', 12, ['老张面馆']],
    ['', 12, []],
  ])('%s', (text, most, expected) => expect(lines(text, most)).toEqual(expected))

  it('is never within a number or a Latin word, nor before a mark, nor after an opening one', () => {
    const text = '华测TEST-2000检测技术（示例）有限公司，地址：长江大道1234号'
    for (let most = 6; most < 20; most++) {
      for (const line of lines(text, most)) {
        expect(wide(line)).toBeLessThanOrEqual(most)
        expect(line).not.toMatch(/^[，：）]|（$/)
      }
      expect(lines(text, most).filter((line) => line.includes('TEST-2000'))).toHaveLength(1)
    }
  })

  it('is within what is wider than a line', () => {
    expect(lines('AAAAAAAAAAAAAAAA', 4)).toEqual(['AAAAAAAA', 'AAAAAAAA'])
  })

  it('loses nothing but spaces at the ends of lines', () => {
    const text = '示例 Ltd. 公司 No. 12'
    for (let most = 3; most < 12; most++) expect(lines(text, most).join('').replace(/ /g, '')).toBe(text.replace(/ /g, ''))
  })
})

describe('a text in a box', () => {
  it('is as large as it fits', () => {
    expect(fit('示例市', wide, 30, 10, { size: 20 })).toMatchObject({ lines: ['示例市'], size: 20 })
    expect(fit('示例市示例市', wide, 30, 10, { size: 20, least: 8 }).size).toBeLessThan(20)
  })

  it('ends in an ellipsis where its smallest is too large', () => {
    const fitted = fit('示例市'.repeat(20), wide, 20, 8, { size: 12, least: 8 })
    expect(fitted.size).toBe(8)
    expect(fitted.height).toBeLessThanOrEqual(8)
    expect(fitted.lines.at(-1)).toMatch(/…$/)
  })
})

it('writes on a colour, and in it, what can be read', () => {
  expect([inkOn('#17609f'), inkOn('#ffe14d'), inkOf('#17609f'), inkOf('#ffe14d')]).toEqual([1, 0, '#17609f', 0])
  expect(() => inkOn('red')).toThrow(RangeError)
})

describe('pictures', () => {
  it('are PNG and JPEG of a size that print needs', () => {
    const png = picture(10, 10, [1, 2, 3, 255])
    expect(printablePicture(png)).toBe(true)
    expect(printablePicture(Buffer.from('GIF89a0000000000000000'))).toBe(false)
    expect(printablePicture(Buffer.alloc(3))).toBe(false)
    const huge = Buffer.from(png)
    huge.writeUInt32BE(100_000, 16)
    huge.writeUInt32BE(100_000, 20)
    expect(printablePicture(huge)).toBe(false)
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080054003c01011100ffd9', 'hex')
    expect([printablePicture(jpeg), printablePicture(jpeg.subarray(0, 22))]).toEqual([true, false])
  })
})
