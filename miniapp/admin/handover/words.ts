import type { OutputOf } from '@shared/api'
import { fold } from '@shared/kernel/fold'
import type { TargetRow } from '@/form/targets'
import { grouped } from '../numbers'

export type Person = OutputOf<'handover.people'>['people'][number]
export type Preview = OutputOf<'handover.preview'>
export type Handover = OutputOf<'handover.list'>['items'][number]

/** 「42 家企业、7 件在办诉求」; of nothing 「没有」. */
export const inHand = ({ companies, cases }: { companies: number, cases: number }): string =>
  [companies === 0 ? null : `${grouped(companies)} 家企业`, cases === 0 ? null : `${grouped(cases)} 件诉求`].filter((part) => part !== null).join('、') || '没有'

/** From whom: people who have anything in hand, those away and out of office told. */
export const fromRows = (people: readonly Person[], search: string): TargetRow[] =>
  people.filter((one) => one.companies + one.cases > 0 && (fold(one.name).includes(fold(search)) || fold(one.unitName ?? '').includes(fold(search)))).map((one) => ({
    key: one.personId, target: { kind: 'person', id: one.personId, name: one.name }, fits: false,
    detail: [one.unitName, one.inOffice ? (one.onDuty ? null : '正在请假') : '已不在任', inHand(one)].filter((part) => part !== null).join('，'),
  }))

/** To whom it may go: at work, in office, and not himself. */
export const receiverOptions = (people: readonly Person[], fromId: string): { value: string, word: string }[] =>
  people.filter((one) => one.onDuty && one.inOffice && one.personId !== fromId).map((one) => ({ value: one.personId, word: `${one.name} ${inHand(one)}` }))

/** What is to be known of cases that nobody of them may have, or not everybody. */
export const asideWords = ({ elsewhere, pooled }: Preview): string | null =>
  [
    elsewhere === 0 ? null : `${grouped(elsewhere)} 件要回避接手人，交给其他人`,
    pooled === 0 ? null : `${grouped(pooled)} 件没有合适的人接，回到单位待认领或分办员那里`,
  ].filter((part) => part !== null).join('；') || null

/** 「周念 21 家企业、4 件诉求」 of each. */
export const gotWords = ({ to, done }: Handover): string =>
  `${to.map(({ name, ...got }) => `${name} ${inHand(got)}`).join('，')}${done ? '' : '（诉求正在交接）'}`
