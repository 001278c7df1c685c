import { fontsIn } from './faces'
import type { Look, Sign } from './sign'

/** A text as it is set: one space where there are several or a line ends, nothing that has no picture (variation selectors, joiners). */
export const asSet = (text: string): string => text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').replace(/\s+/gu, ' ').trim()

const textsOf = ({ name, shortCode, hall, number, officer, standIn, supervision }: Sign): (string | undefined)[] =>
  [name, shortCode, hall, number, officer?.name, officer?.unit, officer?.phone, standIn?.name, standIn?.phone, supervision]

const textsOfAll = ({ tenantName, hotline, wording }: Look): string[] =>
  [tenantName, hotline, wording.title, wording.invitation, wording.purpose, ...wording.steps, wording.officer]

/** The characters of a sign, and of what its tenant says on all of them, that none of our fonts has: each once, in order of appearance. */
export function unprintable(sign: Sign, look: Look, folder?: string): string[] {
  const fonts = fontsIn(folder)
  const said = [...textsOf(sign), ...textsOfAll(look)].map((text) => asSet(text ?? '')).join('')
  return [...new Set(said)].filter((character) => fonts.faceOf(character, false) === null)
}
