import { IMPORT_STATES, type ImportKind, type ImportState, type RowAct } from '@shared/register/import'
import type { IconName } from '@/ui/icon-paths'
import type { Tone } from '@/ui/Status'
import { manyOf } from './kind-words'
import { grouped } from './numbers'

// prettier-ignore
const LOOKS: Record<ImportState, { tone: Tone, icon: IconName }> = {
  uploaded: { tone: 'still', icon: 'file' },
  reading:  { tone: 'blue', icon: 'half-circle' },
  ready:    { tone: 'amber', icon: 'hand' },
  applying: { tone: 'blue', icon: 'half-circle' },
  stopped:  { tone: 'still', icon: 'pause-square' },
  applied:  { tone: 'green', icon: 'check-circle' },
  undoing:  { tone: 'blue', icon: 'half-circle' },
  undone:   { tone: 'still', icon: 'return' },
  failed:   { tone: 'red', icon: 'octagon-x' },
}

/** What is waited for is told: a dry run that is done waits for somebody. */
const WORDS: Partial<Record<ImportState, string>> = { ready: '等您决定' }

/** A state of an import: its word, its picture, its colour. */
export const importLook = (state: ImportState): { word: string, tone: Tone, icon: IconName } => ({ word: WORDS[state] ?? IMPORT_STATES[state], ...LOOKS[state] })

type Acts = Partial<Record<RowAct, number>>

const SHORT: readonly (readonly [RowAct, string])[] = [['new', '新增'], ['changed', '更新'], ['gone', '注销'], ['same', '没变化'], ['bad', '有问题']]

/** 「新增 412 家企业，更新 268，有问题 15」; '' where nothing was counted. */
export const countWords = (acts: Acts, kind: ImportKind): string =>
  SHORT.flatMap(([act, word]) => (acts[act] ? [[act, word, grouped(acts[act])] as const] : [])).map(([act, word, count], at) => `${word} ${at === 0 && act !== 'bad' ? manyOf(kind, count) : count}`).join('，')

/** How many things an import writes, or has written. */
export const writes = ({ new: made = 0, changed = 0, gone = 0 }: Acts): number => made + changed + gone
