import { xpathText } from '../automator/selectors'

/** XPaths that find an element by its words, the strictest first; each finds only the innermost element. */
export function xpathsByWords(words: string, within?: string): string[] {
  const text = xpathText(words)
  const innermost = (condition: string): string => `${scope(within)}//*[${condition}][not(.//*[${condition}])]`
  return [
    innermost(`normalize-space(string(.))=${text}`),
    `${scope(within)}//*[@aria-label=${text}]`,
    innermost(`contains(normalize-space(string(.)),${text})`),
  ]
}

function scope(within?: string): string {
  if (!within) return ''
  const name = /^([.#])([\w-]+)$/.exec(within)
  if (!name) throw new Error(`within takes one class or id, not ${within}`)
  return name[1] === '#' ? `//*[@id="${name[2] ?? ''}"]` : `//*[contains(concat(" ",normalize-space(@class)," ")," ${name[2] ?? ''} ")]`
}

export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const isSelector = (selectorOrText: string): boolean => /^[.#][\w-]/.test(selectorOrText)
