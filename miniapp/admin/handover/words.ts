import type { OutputOf } from '@shared/api'
import { grouped } from '../numbers'

export type Person = OutputOf<'handover.people'>['people'][number]
export type Preview = OutputOf<'handover.preview'>
export type Handover = OutputOf<'handover.list'>['items'][number]

/** 「42 家企业、7 件在办诉求」; of nothing 「没有」. */
export const inHand = ({ companies, cases }: { companies: number, cases: number }): string =>
  [companies === 0 ? null : `${grouped(companies)} 家企业`, cases === 0 ? null : `${grouped(cases)} 件诉求`].filter((part) => part !== null).join('、') || '没有'

/** Who has anything in hand. */
export const holding = (people: readonly Person[]): Person[] => people.filter(({ companies, cases }) => companies + cases > 0)

const inOffice = ({ officer, queues }: Person): boolean => officer || queues.length > 0

/** Where he is, whether he is there, what he has in hand. */
export const standingOf = (one: Person): string =>
  [one.unitName, inOffice(one) ? (one.onDuty ? null : '正在请假') : '已不在任', inHand(one)].filter((part) => part !== null).join('，')

/** At work, not himself, and in an office of the same sort: what an officer has goes to officers, what is of a unit to its people. Of who is no longer in office nobody knows. */
export const mayTakeOver = (one: Person, from: Person): boolean =>
  one.onDuty && inOffice(one) && one.personId !== from.personId
  && (!inOffice(from) || (one.officer && (from.officer || from.companies > 0)) || one.queues.some((unitId) => from.queues.includes(unitId)))

/** 「接 21 家企业、4 件诉求，现有 3 家企业」. */
export const shareWords = ({ companies, cases, companiesBefore, casesBefore }: Preview['shares'][number]): { gets: string, has: string } => ({
  gets: companies + cases === 0 ? '这次不接' : `接 ${inHand({ companies, cases })}`,
  has: companiesBefore + casesBefore === 0 ? '现在手上没有' : `现有 ${inHand({ companies: companiesBefore, cases: casesBefore })}`,
})

/** What is to be known of cases that nobody of them may have, or not everybody. */
export const asideWords = ({ elsewhere, pooled }: Preview): string | null =>
  [
    elsewhere === 0 ? null : `${grouped(elsewhere)} 件要回避接手人，交给其他人`,
    pooled === 0 ? null : `${grouped(pooled)} 件没有合适的人接，回到单位待认领或分办员那里`,
  ].filter((part) => part !== null).join('；') || null

/** 「周念 21 家企业、4 件诉求」 of each. */
export const gotWords = ({ to, done }: Handover): string =>
  `${to.map(({ name, ...got }) => `${name} ${inHand(got)}`).join('，')}${done ? '' : '（诉求正在交接）'}`
