import { CASE_ACTS, type CASE_LIFECYCLE, type CaseAct, transitionOf } from '@shared/case/lifecycle'
import { type ActWords, actWordsOf } from './act'
import { ROW_ACT_WORDS } from './row-acts'

/** Acts a person does; the others are the timer's. */
export type PersonAct = { [A in CaseAct]: (typeof CASE_LIFECYCLE)[A]['by'] extends { system: unknown } ? never : A }[CaseAct]

/** How the office reads an act where the words of its row are not enough. A new act needs no row here. */
// prettier-ignore
const OWN_WORDS: Partial<Record<PersonAct, Partial<ActWords>>> = {
  accept:          { icon: 'check', question: '签收这件诉求吗', submit: '签收', ...ROW_ACT_WORDS.accept },
  claim:           { icon: 'hand', question: '由您来办吗', submit: '认领', ...ROW_ACT_WORDS.claim },
  assign:          { icon: 'people', row: '指派给同事', question: '交给哪位同事', submit: '指派', done: '已指派，同事会收到消息' },
  note:            { icon: 'pencil', row: '记一笔', question: '有什么进展', submit: '记下', done: '已记下',
                     label: '写什么', placeholder: '写进展，比如：已和科室说好，明天上午带材料过去' },
  requestMaterial: { icon: 'file', row: '请企业补材料', question: '要企业补什么', submit: '请企业补材料', done: '已告诉企业，计时暂停',
                     label: '缺什么，怎么交', placeholder: '写清名称、份数、交到哪里，一次说全' },
  supplyMaterial:  { icon: 'file', row: '补材料', question: '补哪些材料', submit: '发给经办人', done: '已发给经办人，恢复计时',
                     label: '说明', placeholder: '比如：合同正本照片已附上，原件明天送到窗口' },
  answer:          { icon: 'check-ring', row: '办结并答复', question: '办得怎么样了', submit: '办结并答复', done: '已答复，等企业确认',
                     label: '答复（企业看得到）', placeholder: '先说结果，再说怎么办的；没办成的写明原因和下一步' },
  transfer:        { icon: 'transfer', row: '转办', question: '转给谁办', submit: '转办', done: '已转出，企业会收到消息',
                     label: '转办原因（企业看得到）', placeholder: '比如：运输证明由交通部门开具' },
  return:          { icon: 'return', row: '退回分办', question: '为什么退回', submit: '退回分办', done: '已退回分办',
                     label: '退回原因（企业看得到）', placeholder: '比如：不属于本单位职责，建议由住建部门办理' },
  confirm:         { icon: 'check-ring', row: '确认办结', question: '事情办好了吗', submit: '确认办结', done: '已确认办结' },
  reopen:          { icon: 'refresh', row: '没解决', question: '还差什么', submit: '退给经办人重办', done: '已退给经办人重新办理',
                     label: '还差什么', placeholder: '写明哪里没有解决，希望怎么办' },
  urge:            { icon: 'bell', row: '催办', question: '催办这件诉求', submit: '催办', done: '已经催办，经办人会收到消息',
                     label: '想说的话（可以不写，企业看得到）', placeholder: '比如：企业在等，请今天给个说法', consequence: '告诉经办人和他的单位负责人，企业也看得到；一天可以催一次' },
  withdraw:        { icon: 'trash', row: '撤回诉求', question: '要撤回这件诉求吗', submit: '撤回诉求', done: '已撤回' },
}

const isPersonAct = (act: CaseAct): act is PersonAct => !('system' in transitionOf(act).by)

/** Every act of a person, in the order of the lifecycle table. */
export const PERSON_ACTS: readonly PersonAct[] = CASE_ACTS.filter(isPersonAct)

/** The order of buttons: those with words of their own, then what the table has besides. */
export const ACT_ORDER: readonly PersonAct[] = [...new Set([...(Object.keys(OWN_WORDS) as PersonAct[]), ...PERSON_ACTS])]

/** How each act is said to the office. */
export const ACT_WORDS = Object.fromEntries(ACT_ORDER.map((act) => [act, actWordsOf(transitionOf(act), OWN_WORDS[act])])) as Readonly<Record<PersonAct, ActWords>>
