/** A piece of text that stays on one line, with what breaking in front of it costs: less than nothing = a good place. */
export interface Unit {
  text: string
  width: number
  cost: number
}

const OPENING = /^[（(《〈「『【〔“‘]$/u
const CLOSING = /^[）)》〉」』】〕”’，。、；：！？…—·,.;:!?%℃]$/u
/** What companies are by law: stays together, and begins a line if a name needs two. */
const LEGAL_FORM = '(?:集团)?(?:股份|责任)?有限(?:责任)?公司|(?:农民)?专业合作社|普通合伙企业|有限合伙企业|个体工商户'
/** （集团）, （示例）: what is in short brackets is not taken apart. */
const BRACKETED = '[（(][^（()）]{1,6}[）)]'
const PIECES = new RegExp(`${LEGAL_FORM}|${BRACKETED}|[\\p{Script=Latin}\\p{N}_@&/.+#:'-]+|.`, 'gu')
const IS_FORM = new RegExp(`^(?:${LEGAL_FORM})$`, 'u')
const COST = { form: -0.12, afterMark: -0.05, between: 0, within: 0.1 }

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where a word begins, by UTF-16 offset. */
const beginnings = (text: string): ReadonlySet<number> => new Set([...words.segment(text)].map(({ index }) => index))

/**
 * The units of a text: characters of Chinese, words and numbers of Latin, marks with what they belong to. What is wider than a line is taken
 * apart by characters.
 * @param most of a line, in the unit of `widthOf`.
 */
export function unitsOf(text: string, widthOf: (text: string) => number, most: number): Unit[] {
  const begins = beginnings(text)
  const units: Unit[] = []
  const add = (piece: string, cost: number): void => void units.push({ text: piece, width: widthOf(piece), cost })
  let opened = ''
  for (const { 0: piece, index } of text.matchAll(PIECES)) {
    const last = units.at(-1)
    if (OPENING.test(piece)) opened += piece
    else if (CLOSING.test(piece) && last && opened === '') units[units.length - 1] = { ...last, text: last.text + piece, width: widthOf(last.text + piece) }
    else {
      const whole = opened + piece
      const cost = IS_FORM.test(piece) && opened === '' ? COST.form : last && CLOSING.test(last.text.slice(-1)) ? COST.afterMark : begins.has(index - opened.length) ? COST.between : COST.within
      if (widthOf(whole) <= most) add(whole, cost)
      else for (const character of whole) add(character, COST.within)
      opened = ''
    }
  }
  if (opened !== '') add(opened, COST.between)
  return units
}
