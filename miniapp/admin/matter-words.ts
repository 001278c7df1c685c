import type { MatterRow } from '@shared/api/matter.api'
import { MATTER_STANDINGS, type MatterStanding } from '@shared/register/matter'
import type { IconName } from '@/ui/icon-paths'
import type { Tone } from '@/ui/Status'
import { grouped } from './numbers'

/** How one that cannot be done today is marked; null where nothing need be said. */
export const standingMark = (standing: MatterStanding): { word: string, tone: Tone, icon: IconName } | null =>
  (standing === 'open' ? null : { word: MATTER_STANDINGS[standing], tone: standing === 'early' ? 'amber' : 'still', icon: standing === 'early' ? 'clock' : 'pause-square' })

/** 「30 天里 12 人次看了就能办」; empty: nobody. */
export const solvedWords = (solved: number): string => (solved === 0 ? '' : `30 天里 ${grouped(solved)} 人次看了就能办`)

/** 「莱山区，下级 2 个，30 天里 12 人次看了就能办」 */
export const matterWords = ({ areaName, below, solved }: Pick<MatterRow, 'areaName' | 'below' | 'solved'>): string =>
  [areaName, below === 0 ? '' : `下级 ${grouped(below)} 个`, solvedWords(solved)].filter((word) => word !== '').join('，')

/** 「12 个事项，30 天里 3 人次看了就能办」 */
export const topicWords = ({ below, solved }: { below: number, solved: number }): string =>
  [below === 0 ? '还没有事项' : `${grouped(below)} 个事项`, solvedWords(solved)].filter((word) => word !== '').join('，')
