import type { OutputOf } from '@shared/api'
import { RANKS } from '@shared/register/pairing'
import { grouped } from '../numbers'
import { named } from '@/session/dress'

export type Person = OutputOf<'handover.people'>['people'][number]
export type Preview = OutputOf<'handover.preview'>
export type Handover = OutputOf<'handover.list'>['items'][number]

/** 「42 家企业、7 件在办诉求」; of nothing 「没有」. */
export const inHand = ({ companies, cases }: { companies: number, cases: number }): string =>
  [companies === 0 ? null : `${grouped(companies)} 家企业`, cases === 0 ? null : `${grouped(cases)} 件诉求`].filter((part) => part !== null).join('、') || '没有'

/** 「副专员 3 家、联系领导 2 家、知悉 1 件」; null: none of it. */
export const aside = ({ informed, deputy, leader }: Pick<Preview, 'informed' | 'deputy' | 'leader'>): string | null =>
  [deputy === 0 ? null : `${named(RANKS.deputy)} ${grouped(deputy)} 家`, leader === 0 ? null : `${RANKS.leader} ${grouped(leader)} 家`, informed === 0 ? null : `知悉 ${grouped(informed)} 件`].filter((part) => part !== null).join('、') || null

/** Is there anything that somebody has to take over? */
export const needsReceiver = ({ companies, cases }: Pick<Person, 'companies' | 'cases'>): boolean => companies + cases > 0

/** Who leaves anything behind. */
export const holding = (people: readonly Person[]): Person[] => people.filter((one) => needsReceiver(one) || aside(one) !== null)

/** All of it in words. */
export const leaves = (one: Person | Preview): string => [needsReceiver(one) ? inHand(one) : null, aside(one)].filter((part) => part !== null).join('、') || '没有'

/** Where he is, whether he is there, what he has in hand. */
export const standingOf = (one: Person): string =>
  [one.unitName, one.inOffice ? (one.onDuty ? null : '正在请假') : '已不在任', leaves(one)].filter((part) => part !== null).join('，')

const worksOff = ({ officer, queues }: Person): boolean => officer || queues.length > 0

/** At work, not himself, and in an office of the same sort: what an officer has goes to officers, what is of a unit to its people. Of who is no longer in office nobody knows. */
export const mayTakeOver = (one: Person, from: Person): boolean =>
  one.onDuty && worksOff(one) && one.personId !== from.personId
  && (!worksOff(from) || (one.officer && (from.officer || from.companies > 0)) || one.queues.some((unitId) => from.queues.includes(unitId)))

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

/** What becomes of what he is besides: the pairings go to whoever is named or end, what he is informed of goes along. */
export const besidesWords = ({ deputy, leader, informed }: Preview, to: { deputy: string | null, leader: string | null }, receivers: number): string[] => [
  ...(deputy === 0 ? [] : [`他当${named(RANKS.deputy)}的 ${grouped(deputy)} 家企业，${to.deputy === null ? '就此解除' : `交给${to.deputy}`}`]),
  ...(leader === 0 ? [] : [`他当${RANKS.leader}的 ${grouped(leader)} 家企业，${to.leader === null ? '就此解除' : `交给${to.leader}`}`]),
  ...(informed === 0 ? [] : [`他知悉的 ${grouped(informed)} 件诉求，${receivers === 0 ? '不再由他知悉' : '由接手人接着知悉，要回避的除外'}`]),
]

/** What goes after the rest, in batches; null: everything goes at once. */
export const laterWords = ({ later: { companies, cases } }: Preview): string | null =>
  [companies === 0 ? null : `其中 ${grouped(companies)} 家企业数量多，几分钟内接着换完`, cases === 0 ? null : `另有 ${grouped(cases)} 件诉求同样均衡分，几分钟内接着交完`].filter((part) => part !== null).join('；') || null

/** 「周念 21 家企业、4 件诉求」 of each. */
export const gotWords = ({ to, done, deputy, leader, informed, deputyTo, leaderTo }: Handover): string => {
  const parts = [
    ...to.map(({ name, ...got }) => `${name} ${inHand(got)}`),
    ...(deputy === 0 ? [] : [`${named(RANKS.deputy)} ${grouped(deputy)} 家${deputyTo === null ? '已解除' : `交给${deputyTo}`}`]),
    ...(leader === 0 ? [] : [`${RANKS.leader} ${grouped(leader)} 家${leaderTo === null ? '已解除' : `交给${leaderTo}`}`]),
    ...(informed === 0 ? [] : [`知悉 ${grouped(informed)} 件`]),
  ]
  return `${parts.join('，')}${done ? '' : '（正在交接）'}`
}
