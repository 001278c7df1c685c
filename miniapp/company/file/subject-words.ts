import type { SubjectView } from '@shared/api/directory-views'
import type { FilingValues } from './filing-form'

/** Under a name in the list: 莱山区督查室，督办员. */
export const subjectDetail = ({ unitName, office, areaName }: SubjectView): string => [unitName ?? areaName, office].filter((part) => part !== null).join('，')

/** 钱督（莱山区督查室） */
export const subjectName = ({ name, unitName }: Pick<SubjectView, 'name' | 'unitName'>): string => (unitName === null ? name : `${name}（${unitName}）`)

/** Whether they shall be gone round. */
export const mentionQuestion = (subject: SubjectView): string => `文字里提到了 ${subjectName(subject)}，要绕开${pronounOf(subject)}吗？`
export const pronounOf = ({ kind }: Pick<SubjectView, 'kind'>): string => (kind === 'person' ? '他' : '它')

/** Who will see it, as it is: said of whatever stands there now. */
export function seenBy({ about, aboutWhom }: Pick<FilingValues, 'about' | 'aboutWhom'>): string {
  if (about === 'nobody') return '没有选人，就没有人会被绕开：受理投诉举报的单位、本地区的督办员和兜底负责人会看到这一件。反映的是他们里面的人，请先选出来。'
  if (about === 'officer' || (about === 'other' && aboutWhom?.kind === 'person')) return '会绕开他和他的单位，他们看不到这一件。'
  return '会绕开您选的人和他的单位，或者您选的单位，他们看不到这一件。'
}
