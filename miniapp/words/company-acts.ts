import { type CASE_LIFECYCLE, type CaseAct, transitionOf } from '@shared/case/lifecycle'
import { type ActWords, actWordsOf } from './act'
import { ACT_WORDS, PERSON_ACTS, type PersonAct } from './acts'

/** Acts of the company's side. */
export type CompanyAct = { [A in PersonAct]: (typeof CASE_LIFECYCLE)[A]['by'] extends { company: unknown } ? A : never }[PersonAct]

export interface CompanyActWords extends ActWords {
  /** An act that asks for nothing is asked about once more: what it means, and the way back. */
  sure: { text: string; cancel: string; tone?: 'danger' }
}

/** How the company's side reads an act where the office's words or those of its row are not what it should read. A new act needs no row here. */
// prettier-ignore
const OWN_WORDS: Partial<Record<CompanyAct, Partial<CompanyActWords>>> = {
  note:           { icon: 'pencil', row: '补充说明', question: '还想补充什么', label: '补充的内容', placeholder: '想起来的情况、变化、新的要求，都可以写', submit: '发给经办人',
                    consequence: '经办人会马上收到，也记进办理经过' },
  supplyMaterial: { label: '说明一下', placeholder: '比如：运输合同照片已附上，原件明天送到窗口' },
  confirm:        { sure: { text: '确认以后这件事就办结了，还可以评价。没办好就选“没解决”，会接着办。', cancel: '再看看' } },
  reopen:         { label: '哪里没有解决', placeholder: '写明还差什么，希望怎么办' },
  urge:           { row: '催一催', question: '催一催经办人', submit: '催一催', done: '已经催了，经办人和督办员会收到消息',
                    label: '想说的话（可以不写）', placeholder: '比如：货今天必须发走，请尽快给个说法', consequence: transitionOf('urge').consequence },
  withdraw:       { icon: 'return', sure: { text: '撤回后不再办理，记录保留。以后还可以再提一件。', cancel: '先不撤回', tone: 'danger' } },
}

export const isCompanyAct = (act: string): act is CompanyAct => (PERSON_ACTS as readonly string[]).includes(act) && 'company' in transitionOf(act as CaseAct).by

/** Every act of the company's side, in the order of the lifecycle table. */
export const COMPANY_ACTS: readonly CompanyAct[] = PERSON_ACTS.filter(isCompanyAct)

/** How each act is said to the company's side. */
export const COMPANY_ACT_WORDS = Object.fromEntries(COMPANY_ACTS.map((act) => {
  const words = actWordsOf(transitionOf(act), { ...ACT_WORDS[act], ...OWN_WORDS[act] })
  return [act, { sure: { text: words.consequence, cancel: '先不' }, ...words }]
})) as unknown as Readonly<Record<CompanyAct, CompanyActWords>>
