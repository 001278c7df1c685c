import fc from 'fast-check'
import { fold, gramsOf } from '../../../shared/kernel/fold'

/** What names of companies and requests are made of, in both widths and cases, with what people leave out. */
const someText = fc.array(fc.constantFrom(...'企业运输证明水务局𠮷😀ABCabcＡＢＣａｂｃ019０１９（）()·-—，。 　'), { maxLength: 24 }).map((characters) => characters.join(''))

describe('folding', () => {
  it.each([
    ['云澜（集团）有限公司', '云澜集团有限公司'],
    ['ＡＢＣ 公司', 'abc公司'],
    ['第１２３号', '第123号'],
    ['a-b_c·d', 'abcd'],
    ['　 \n\t', ''],
    ['', ''],
    ['㈱大地', '株大地'],
    ['50%_\\', '50'],
  ])('%j is compared as %j', (text, folded) => expect(fold(text)).toBe(folded))

  it('changes nothing the second time, and is the same for both widths and cases', () => {
    fc.assert(fc.property(someText, (text) => {
      expect(fold(fold(text))).toBe(fold(text))
      expect(fold(text.toUpperCase())).toBe(fold(text.toLowerCase()))
      expect(fold(text.normalize('NFKC'))).toBe(fold(text))
    }))
  })

  it('leaves nothing that a pattern of LIKE would take for a sign of its own', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(fold(text)).not.toMatch(/[%_\\\n]/)))
  })
})

describe('bigrams', () => {
  it('are pairs of neighbours by code point, each once', () => {
    expect(gramsOf('水务水务')).toEqual(['水务', '务水'])
    expect(gramsOf('𠮷野家')).toEqual(['𠮷野', '野家'])
    expect(gramsOf('企')).toEqual([])
    expect(gramsOf('', '，。')).toEqual([])
  })

  it('never reach from one text into the next', () => {
    expect(gramsOf('企业', '水务')).toEqual(['企业', '水务'])
  })

  it('of a part are among those of the whole, so that a search finds what contains it', () => {
    fc.assert(fc.property(someText, someText, someText, (before, part, behind) => {
      expect(gramsOf(`${before}${part}${behind}`)).toEqual(expect.arrayContaining(gramsOf(part)))
    }))
  })

  it('have two code points each and none twice, whatever the text', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 3 }), (texts) => {
      const grams = gramsOf(...texts)
      expect(new Set(grams).size).toBe(grams.length)
      for (const gram of grams) expect([...gram]).toHaveLength(2)
    }))
  })
})
