import { CASE_ACTS, transitionOf, type CaseAct, type CaseResult } from '@shared/case/lifecycle'
import { countCodePoints } from '@shared/kernel/code-points'
import type { IconName } from '@/ui/icon-paths'

/** Acts a person does; `close` is the timer's. */
export type PersonAct = Exclude<CaseAct, 'close'>

/** How an act looks and what its form asks; what it needs and what follows from it stand in CASE_LIFECYCLE. */
export interface ActWords {
  icon: IconName
  /** On the row of the list of actions. */
  row: string
  /** Title of the form: a question. */
  question: string
  /** On the button that does it. */
  submit: string
  /** Above the words, when the act takes some. */
  label: string
  placeholder: string
  /** Code points, as in the contract of `case.<act>`. */
  text: { min: number; max: number }
  /** Said when it is done. */
  done: string
}

// prettier-ignore
export const ACT_WORDS: Record<PersonAct, ActWords> = {
  accept:          { icon: 'check', row: '签收', question: '签收这件诉求吗', submit: '签收', done: '已签收，企业会收到消息',
                     label: '', placeholder: '', text: { min: 0, max: 0 } },
  claim:           { icon: 'hand', row: '认领', question: '由您来办吗', submit: '认领', done: '已认领，请尽快签收',
                     label: '', placeholder: '', text: { min: 0, max: 0 } },
  assign:          { icon: 'people', row: '指派给同事', question: '交给哪位同事', submit: '指派', done: '已指派，同事会收到消息',
                     label: '', placeholder: '', text: { min: 0, max: 0 } },
  note:            { icon: 'pencil', row: '记一笔', question: '有什么进展', submit: '记下', done: '已记下',
                     label: '写什么', placeholder: '写进展，比如：已和科室说好，明天上午带材料过去', text: { min: 1, max: 2000 } },
  requestMaterial: { icon: 'file', row: '请企业补材料', question: '要企业补什么', submit: '请企业补材料', done: '已告诉企业，计时暂停',
                     label: '缺什么，怎么交', placeholder: '写清名称、份数、交到哪里，一次说全', text: { min: 2, max: 1000 } },
  supplyMaterial:  { icon: 'file', row: '补材料', question: '补哪些材料', submit: '发给经办人', done: '已发给经办人，恢复计时',
                     label: '说明', placeholder: '比如：合同正本照片已附上，原件明天送到窗口', text: { min: 1, max: 1000 } },
  answer:          { icon: 'check-ring', row: '办结并答复', question: '办得怎么样了', submit: '办结并答复', done: '已答复，等企业确认',
                     label: '答复（企业看得到）', placeholder: '先说结果，再说怎么办的；没办成的写明原因和下一步', text: { min: 4, max: 2000 } },
  transfer:        { icon: 'transfer', row: '转办', question: '转给谁办', submit: '转办', done: '已转出，企业会收到消息',
                     label: '转办原因（企业看得到）', placeholder: '比如：运输证明由交通部门开具', text: { min: 2, max: 500 } },
  return:          { icon: 'return', row: '退回分办', question: '为什么退回', submit: '退回分办', done: '已退回分办',
                     label: '退回原因（企业看得到）', placeholder: '比如：不属于本单位职责，建议由住建部门办理', text: { min: 2, max: 500 } },
  confirm:         { icon: 'check-ring', row: '确认办结', question: '事情办好了吗', submit: '确认办结', done: '已确认办结',
                     label: '', placeholder: '', text: { min: 0, max: 0 } },
  reopen:          { icon: 'refresh', row: '没解决', question: '还差什么', submit: '退给经办人重办', done: '已退给经办人重新办理',
                     label: '还差什么', placeholder: '写明哪里没有解决，希望怎么办', text: { min: 2, max: 1000 } },
  withdraw:        { icon: 'trash', row: '撤回诉求', question: '要撤回这件诉求吗', submit: '撤回诉求', done: '已撤回',
                     label: '', placeholder: '', text: { min: 0, max: 0 } },
}

/** What the form of an act asks. */
export const needsOf = (act: PersonAct) => {
  const { target, personId, result, text, visibility, files } = transitionOf(act).fields ?? {}
  return { target, member: personId, result, text: text?.optional ? undefined : text, visibility, files }
}

const isPersonAct = (act: CaseAct): act is PersonAct => act !== 'close'

/** Order in which the solid button is chosen: taking it comes before everything, then writing. */
const MAIN_ORDER: readonly PersonAct[] = ['accept', 'claim', 'note']

/** The act on the main button, null for somebody who may only look. `note` stands for the composer. */
export const mainAct = (actions: readonly CaseAct[]): PersonAct | null => MAIN_ORDER.find((act) => actions.includes(act)) ?? null

/** The acts of the sheet 「接下来怎么办」, in the order of ACT_WORDS, without the main one and without 办结, which has its own button. */
export const moreActs = (actions: readonly CaseAct[]): PersonAct[] => {
  const main = mainAct(actions)
  return (Object.keys(ACT_WORDS) as PersonAct[]).filter((act) => act !== main && act !== 'answer' && actions.includes(act))
}

/** Every act of a person, in the order of the lifecycle table. */
export const PERSON_ACTS: readonly PersonAct[] = CASE_ACTS.filter(isPersonAct)

/** Where a case is sent: a unit's queue, or a person by name. */
export type Target = { kind: 'unit'; id: string; name: string } | { kind: 'person'; id: string; name: string }

export interface SentFile {
  fileId: string
  name: string
}

/** What a form holds while it is being filled in. */
export interface ActForm {
  text: string
  target: Target | null
  member: Target | null
  result: CaseResult | null
  visibility: 'public' | 'internal'
  files: readonly SentFile[]
}

export const EMPTY_FORM: ActForm = { text: '', target: null, member: null, result: null, visibility: 'public', files: [] }

export type ActField = 'text' | 'target' | 'member' | 'result'

/** What is still wrong with the form, a sentence per field; empty when it may be sent. The server checks the same again. */
export function problemsOf(act: PersonAct, form: ActForm): Partial<Record<ActField, string>> {
  const needs = needsOf(act)
  const { min, max } = ACT_WORDS[act].text
  const problems: Partial<Record<ActField, string>> = {}
  if (needs.target && form.target === null) problems.target = '请选一个单位或专员'
  if (needs.member && form.member === null) problems.member = '请选一位同事'
  if (needs.result && form.result === null) problems.result = '请选一个办理结果'
  if (needs.text) {
    const length = countCodePoints(form.text.trim())
    if (length === 0) problems.text = '请写一句话'
    else if (length < min) problems.text = `太短了，请至少写 ${min} 个字`
    else if (length > max) problems.text = `太长了，请删到 ${max} 字以内，长的内容可以放在附件里`
  }
  return problems
}

export interface ActBase {
  caseId: string
  requestId: string
  /** Version of the case on the screen. */
  seen: number
}

/** Everything any act may send; each act takes the part that its contract names. */
export type ActInput = ActBase & {
  text?: string
  files?: SentFile[]
  unitId?: string
  personId?: string
  result?: CaseResult
  visibility?: 'public' | 'internal'
}

/** The input of `case.<act>` from a filled-in form: exactly the fields that the act needs. */
export function inputOf(act: PersonAct, form: ActForm, base: ActBase): ActInput {
  const needs = needsOf(act)
  const person = needs.member ? form.member : needs.target && form.target?.kind === 'person' ? form.target : null
  const unit = needs.target && form.target?.kind === 'unit' ? form.target : null
  return {
    ...base,
    ...(needs.text ? { text: form.text } : {}),
    ...(needs.files ? { files: [...form.files] } : {}),
    ...(unit === null ? {} : { unitId: unit.id }),
    ...(person === null ? {} : { personId: person.id }),
    ...(needs.result && form.result !== null ? { result: form.result } : {}),
    ...(needs.visibility ? { visibility: form.visibility } : {}),
  }
}

/** The action on the wire. Its input is checked by the contract on the other side, so one type serves all. */
export const actionOf = (act: PersonAct) => `case.${act}` as const

