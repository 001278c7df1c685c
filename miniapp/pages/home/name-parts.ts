/** Names of up to so many characters fit two lines beside the decoration. */
export const LONG = 20

/** A company's own name and its legal form (「有限公司」, 「股份有限公司」, 「有限责任公司」; '' for others): together the name, character for character. */
export function nameParts(name: string): readonly [string, string] {
  const form = /.(股份有限公司|有限责任公司|有限公司)$/.exec(name)?.[1] ?? ''
  return [name.slice(0, name.length - form.length), form]
}
