import fc from 'fast-check'
import { foldedLine, foldedProse, inkOf } from '../../../shared/kernel/text'

const FAMILY = '👨‍👩‍👧'

test.each([
  ['ends of lines of every kind', '一\r\n二\r三\u2028四\u2029五\u000b六\u000c七\u0085八', '一\n二\n三\n四\n五\n六\n七\n八'],
  ['what turns a text round', '货物\u202e运\u2066不\u2069出去\u200f', '货物运不出去'],
  ['spaces of no width and the mark of byte order', '\ufeff货\u200b物\u2060。', '货物。'],
  ['a null byte and other control characters', '货\u0000物\u0007运\u009f出', '货物运出'],
  ['half a character, at the beginning, in between, at the end', '\ude00货\ud83d物\ud83d', '货物'],
  ['halves in a row', '\ude00\ude00货\ud83d\ud83d', '货'],
  ['a joiner where it joins nothing', '货\u200d物', '货物'],
  ['an emoji of several stays one', `好${FAMILY}好`, `好${FAMILY}好`],
  ['a heart on fire stays one', '❤️‍🔥', '❤️‍🔥'],
  ['a tab stays within several lines', '甲\t乙', '甲\t乙'],
  ['space around goes, the wide one too', '\u3000 货物 \n', '货物'],
])('%s', (_what, pasted, kept) => {
  expect(foldedProse(pasted)).toBe(kept)
})

test('one line has no end in it', () => {
  expect(foldedLine(' 周\r\n禾\t女士 ')).toBe('周 禾 女士')
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }),
  fc.array(fc.constantFrom('货', '\r', '\n', '\u200d', '\ud83d', '\ude00', '👩', '🏽', '❤', '\ufe0f', '\u202e', '\u2028', '\u0000', ' ', '\u3000'), { maxLength: 30 }).map((parts) => parts.join('')),
)

test('folding what was folded changes nothing, and leaves nothing unseen and no half', () => {
  fc.assert(fc.property(anyText, (text) => {
    for (const folded of [foldedProse(text), foldedLine(text)]) {
      expect([foldedProse(folded), foldedLine(foldedLine(folded))]).toEqual([folded, foldedLine(folded)])
      expect(folded).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/)
      expect(encodeURIComponent(folded)).toEqual(expect.any(String))
    }
    expect(foldedLine(text)).not.toMatch(/[\n\t]/)
  }), { numRuns: 2000 })
})

test.each([['四个汉字', 4], ['   ', 0], ['\u3000\u3000', 0], ['\u200d\u200d\u200d\u200d', 0], ['ㅤㅤㅤㅤ', 0], ['⠀⠀⠀⠀', 0], ['a\u0301\u0301\u0301', 1], ['😀😀', 2], ['一 二 三 四', 4]])('%j leaves ink %i times', (text, ink) => {
  expect(inkOf(text)).toBe(ink)
})
