/** Every text that differs from `code` in exactly one place, over an alphabet. */
export function* oneCharacterChanged(code: string, alphabet: string): Generator<string> {
  for (let i = 0; i < code.length; i++) {
    for (const character of alphabet) if (character !== code.charAt(i)) yield code.slice(0, i) + character + code.slice(i + 1)
  }
}

/** Every text made by swapping two different neighbours. */
export function* neighboursSwapped(code: string): Generator<string> {
  for (let i = 0; i + 1 < code.length; i++) {
    const [a, b] = [code.charAt(i), code.charAt(i + 1)]
    if (a !== b) yield code.slice(0, i) + b + a + code.slice(i + 2)
  }
}
