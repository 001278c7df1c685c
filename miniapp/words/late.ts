import type { CaseDetail } from '@shared/case/views'
import { chinaDay, chinaTime, type Instant } from '@shared/kernel/instant'
import { pastWords } from './time'

/** 「期限是昨天 18:00，已经过了。已报给督办员钱督（莱山区督查室）。」 */
export function lateWords({ since, told }: NonNullable<CaseDetail['late']>, now: Instant): string {
  const names = told.map(({ name, unitName }) => (unitName === null ? name : `${name}（${unitName}）`))
  const who = names.length === 0 ? '系统会报给督办员。' : `已报给督办员${names.join('、')}。`
  return `期限是${pastWords(now, since)}，已经过了。${who}`
}

/** 「今天 10:02 您催过，……」 when the company urged on that day; null when not. */
export function urgedWords({ trail }: Pick<CaseDetail, 'trail'>, now: Instant): string | null {
  const last = trail.find(({ kind, at, who }) => kind === 'urged' && who.role !== 'supervisor' && chinaDay(at) === chinaDay(now))
  return last === undefined ? null : `今天 ${chinaTime(last.at)} 已经催过，经办人和督办员都收到了；下一个工作日还可以再催`
}
