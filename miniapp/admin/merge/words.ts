import type { MergeView } from '@shared/api/merge.api'
import type { Touched } from '@shared/api/things-views'
import { type MergeState, mergeWords } from '@shared/register/merges'
import type { Tone } from '@/ui/Status'
import type { IconName } from '@/ui/icon-paths'
import { touchedWords } from '../thing-words'

/** How a merge stands. */
export const STATE_MARKS: Record<MergeState, { word: string, tone: Tone, icon: IconName }> = {
  proposed: { word: '等确认', tone: 'amber', icon: 'hand' },
  merged: { word: '已合并', tone: 'green', icon: 'check-ring' },
  refused: { word: '已退回', tone: 'still', icon: 'return' },
  withdrawn: { word: '已撤回', tone: 'still', icon: 'return' },
}

/** What it touches in numbers; a sentence also where there is nothing. */
export function numbersWords({ of }: Pick<MergeView, 'of'>, touches: Touched['touches']): string {
  const touched = touchedWords({ of }, touches)
  return touched === '' ? '里面没有企业，也没有在办诉求' : touched
}

/** The question before it is confirmed, with the numbers as they are at this moment. */
export const confirmQuestion = (merge: Pick<MergeView, 'of' | 'from' | 'into'>, touches: Touched['touches']): { title: string, text: string } => ({
  title: `确认把${mergeWords(merge.from.name, merge.into.name)}？`,
  text: `现在涉及：${numbersWords(merge, touches)}。确认以后都归${merge.into.name}，${merge.from.name}撤销，不能再分开。`,
})
