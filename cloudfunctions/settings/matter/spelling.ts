import { searchWords } from '../../../shared/register/matter'

/** How each of these words is spelt in pinyin, whole and by its initials; what has no Chinese character stands in `words` already. */
export async function speltWords(name: string, also: readonly string[]): Promise<string[]> {
  // Its dictionary is as large as a function: it lies beside the bundle and is read when a matter is saved.
  const { pinyin } = await import('pinyin-pro')
  const spelt = searchWords(name, also).flatMap((word) => (['pinyin', 'first'] as const).map((pattern) => pinyin(word, { pattern, toneType: 'none', type: 'array', v: true }).join('').toLowerCase()))
  return [...new Set(spelt)].filter((word) => /^[a-z0-9]{2,}$/.test(word))
}
