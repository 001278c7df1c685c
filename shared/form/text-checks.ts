import { countCodePoints } from '../kernel/code-points'
import { isRealDay } from '../kernel/instant'
import { keptPhone, parsePhone, PHONE_PROBLEMS } from '../kernel/phone'
import { foldedLine, foldedProse, inkOf } from '../kernel/text'
import type { InputError } from './errors'

/** What must hold for a text, and the code of one for which it does not. */
type Rule = readonly [code: InputError, holds: RegExp | ((text: string) => boolean)]

/** How a text is read, without the schema: screens check with this and carry no library for it; fields.ts makes the schemas from it. */
export interface TextCheck {
  /** What it becomes before it is looked at. */
  readonly clean?: (text: string) => string
  /** In this order: the first that does not hold gives the code. */
  readonly rules: readonly Rule[]
  /** For the documentation. */
  readonly limits?: { readonly minLength?: number; readonly maxLength?: number }
}

const present: Rule = ['INPUT_MISSING', (text) => text.length > 0]
const atMost = (max: number): Rule => ['INPUT_TOO_LONG', (text) => text.length <= max]

const written = (max: number, min: number, clean: (text: string) => string): TextCheck => ({
  clean,
  rules: [
    [min === 1 ? 'INPUT_MISSING' : 'INPUT_TOO_SHORT', (text) => inkOf(text) >= min],
    ['INPUT_TOO_LONG', (text) => countCodePoints(text) <= max],
  ],
  limits: { minLength: min, maxLength: max },
})

/** One line of text as it is kept, `max` code points at most (one 汉字 counts 1), `min` of them with ink. */
export const line = (max: number, min = 1): TextCheck => written(max, min, foldedLine)

/** Text of several lines, the same. */
export const prose = (max: number, min = 1): TextCheck => written(max, min, foldedProse)

/** An opaque id of ours. */
export const id: TextCheck = { rules: [present, atMost(64), ['INPUT_INVALID', /^[\w.:@-]*$/]], limits: { minLength: 1, maxLength: 64 } }

/** Drawn once per tap by the client; 8..64 characters. */
export const requestId: TextCheck = {
  rules: [present, ['INPUT_TOO_SHORT', (text) => text.length >= 8], atMost(64), ['INPUT_INVALID', /^[\w-]*$/]],
  limits: { minLength: 8, maxLength: 64 },
}

/** One telephone number, whatever it was pasted from (kernel/phone.ts), each kind of mistake with a code of its own. */
export const phone: TextCheck = {
  clean: (text) => (inkOf(foldedLine(text)) === 0 ? '' : keptPhone(text)),
  rules: [present, ...PHONE_PROBLEMS.map((problem): Rule => [problem, (text) => { const read = parsePhone(text); return read.ok || read.problem !== problem }])],
}

/** The 32 signed characters of a printed code (possibly URI-encoded, so a little longer). */
export const codeText: TextCheck = { rules: [present, atMost(128)], limits: { minLength: 1, maxLength: 128 } }

/** A calendar day in China. */
export const day: TextCheck = { rules: [present, ['INPUT_INVALID', isRealDay]] }

/** An uploaded file: the id given out by `directory.uploadTicket`. */
export const fileId: TextCheck = { rules: [['INPUT_TOO_LONG', (text) => countCodePoints(text) <= 400], present], limits: { minLength: 1, maxLength: 400 } }

export const fileName = line(120)
/** One of the words that the screen offers. */
export const pick = line(20)

/** The code that a text gets, null when it is taken. */
export function codeOfText({ clean, rules }: TextCheck, text: string): InputError | null {
  const cleaned = clean === undefined ? text : clean(text)
  const broken = rules.find(([, holds]) => !(holds instanceof RegExp ? holds.test(cleaned) : holds(cleaned)))
  return broken === undefined ? null : broken[0]
}
