import fc from 'fast-check'
import { fold } from '../../../shared/kernel/fold'
import { MATTER_STANDINGS, matterStanding, searchWords, spellingIn } from '../../../shared/register/matter'

/** What a matter is found by, and whether it can be done on a day. */
const [BEFORE, FIRST, BETWEEN, LAST, AFTER] = ['2026-11-30', '2026-12-01', '2026-12-15', '2026-12-31', '2027-01-01'] as const

test.each([
  ['open', null, null, BETWEEN, 'open'], ['open', FIRST, LAST, FIRST, 'open'], ['open', FIRST, LAST, LAST, 'open'], ['open', FIRST, null, BEFORE, 'early'], ['open', FIRST, LAST, BEFORE, 'early'],
  ['open', null, LAST, AFTER, 'over'], ['open', FIRST, LAST, AFTER, 'over'], ['closed', null, null, BETWEEN, 'closed'], ['closed', FIRST, LAST, BEFORE, 'closed'],
] as const)('a matter that is %s from %s until %s is on %s: %s', (state, starts, ends, today, standing) => {
  expect(matterStanding({ state, starts, ends }, today)).toBe(standing)
})

test('every standing has a word', () => {
  expect(Object.values(MATTER_STANDINGS).every((word) => word.length > 1)).toBe(true)
})

test.each([
  ['排水许可', ['污水排放', '排水 许可'], ['排水许可', '污水排放']],
  ['ETC（办理）', ['水', ''], ['etc办理']],
  ['换水表', [], ['换水表']],
])('%s with %j is found by %j', (name, also, words) => {
  expect(searchWords(name, also)).toEqual(words)
})

test('words are folded, each once, and none is of a single character', () => {
  fc.assert(fc.property(fc.string(), fc.array(fc.string(), { maxLength: 20 }), (name, also) => {
    const words = searchWords(name, also)
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) expect([fold(word), [...word].length > 1]).toEqual([word, true])
  }))
})

test.each([['PSXK', 'psxk'], ['huan shui biao', 'huanshuibiao'], ['ＰＳ', 'ps'], ['p', null], ['排水', null], ['ps 排水', null], ['123', null], ['', null]])('%s is spelt %s', (typed, spelling) => {
  expect(spellingIn(typed)).toBe(spelling)
})
