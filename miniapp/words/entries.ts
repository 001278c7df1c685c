import type { CaseDetail, EntryView } from '@shared/case/views'
import { ENTRY_RULES, type EntryKind } from '@shared/case/entries'
import { RESULT_LABELS } from '@shared/case/lifecycle'
import { ROLE_LABELS } from '@shared/access/roles'
import { named } from '@/session/dress'

/** The author of an entry, for whoever reads it. */
export function authorWords(entry: EntryView, side: 'company' | 'office'): string {
  const { who } = entry
  if (who.me) return '您'
  if (who.role === 'system') return '系统'
  if (who.role === 'company' || who.role === 'resident') return side === 'company' ? (who.name ?? '同事') : '企业'
  return who.name ?? who.unitName ?? named(ROLE_LABELS[who.role])
}

const targetWords = (entry: EntryView): string => entry.to?.handlerName ?? entry.to?.unitName ?? '分办员'

type Sentence = (who: string, entry: EntryView, side: 'company' | 'office') => string

/** What happened, as somebody would tell it, where 「who did what」 is not enough. A new kind of entry needs no row here. */
// prettier-ignore
const SENTENCES: Partial<Record<EntryKind, Sentence>> = {
  filed: (who) => `${who}提交了诉求`,
  returned: (who) => `${who}退回，重新分办`,
  transferred: (_who, entry) => `转给${targetWords(entry)}`,
  claimed: (who) => `${who}认领，开始办理`,
  assigned: (_who, entry) => `交给${targetWords(entry)}办理`,
  handedOver: (_who, entry) => entry.to === undefined ? '工作交接' : `工作交接，由${targetWords(entry)}接着办`,
  relinquished: () => '经办人工作交接，重新分办',
  informedOther: () => '换了知悉的人',
  recognised: () => '归到名册里的企业',
  unrecognised: () => '撤销了对应的企业',
  noted: (who, entry) => entry.who.role === 'company' || entry.who.role === 'resident' ? `${who}补充了说明` : `${who}记录了进展`,
  materialRequested: (who, _entry, side) => side === 'company' ? '请您补材料，暂停计时' : `${who}请企业补材料，暂停计时`,
  materialSupplied: (who) => `${who}补齐了材料，继续计时`,
  materialReminded: (_who, _entry, side) => side === 'company' ? '提醒您补材料' : '提醒了企业补材料',
  resumed: (_who, _entry, side) => side === 'company' ? '没有按时补齐，经办人接着办' : '企业未按时补齐，恢复计时',
  answered: (who, entry) => `${who}答复：${RESULT_LABELS[entry.result ?? 'solved']}`,
  reopened: (who) => `${who}觉得没解决，重新办理`,
  urged: (who) => `${who}催了一次`,
  withdrawn: (who) => `${who}撤回了诉求`,
  closed: () => '期满没有异议，自动办结',
  contactOpened: (who, _entry, side) => side === 'company' ? `${who}查看了您的联系电话` : `${who}查看了联系电话`,
  warned: () => '快到期，提醒了经办人',
  overdue: () => '已经超期，报给了督办员',
  recalculated: () => '节假日安排有变，期限重新算过',
  flagged: () => '内容待复核',
  fileDiffers: () => '有附件与提交时不一致，已停止展示',
  erased: () => '有内容已按规定删除，编号和日期保留',
  supervised: (who) => `${who}办理督办`,
}

/** Entries that the system writes, or that say nothing of their author. */
const WITHOUT_AUTHOR: readonly EntryKind[] = ['handedOver', 'relinquished', 'informedOther', 'recognised', 'unrecognised', 'closed', 'materialReminded', 'resumed', 'warned', 'overdue', 'recalculated', 'flagged', 'fileDiffers', 'erased']

/** What a person wrote and was erased comes without its author: naming anybody, or a result, would be made up. */
const isErased = (entry: EntryView): boolean => entry.who.role === 'system' && !WITHOUT_AUTHOR.includes(entry.kind)

const sentenceOf = (entry: EntryView, who: string, side: 'company' | 'office'): string =>
  SENTENCES[entry.kind]?.(who, entry, side) ?? `${who}${ENTRY_RULES[entry.kind].zh}`

export const entrySentence = (entry: EntryView, side: 'company' | 'office'): string =>
  isErased(entry) ? `${ENTRY_RULES[entry.kind].zh}（内容已删除）` : sentenceOf(entry, authorWords(entry, side), side)

/** The words under the sentence: why it went there, what was written. What was filed stands on the page already, in full. */
export const entryDetail = (entry: EntryView): string =>
  [entry.to?.reason, entry.kind === 'filed' ? undefined : entry.text].filter((part): part is string => part !== undefined && part !== '').join('\n')

/** An entry as the trouble of a form tells it: what others did meanwhile. */
export const entryTold = (entry: EntryView, side: 'company' | 'office'): { sentence: string; detail: string } =>
  ({ sentence: entrySentence(entry, side), detail: entryDetail(entry) })

/** What the office last asked the company for, while it waits for it: by whom and in his words; null when it waits for nothing. */
export function wantedOf({ status, trail }: Pick<CaseDetail, 'status' | 'trail'>): { who: string; text: string } | null {
  if (status !== 'waiting') return null
  const asked = [...trail].sort((a, b) => b.seq - a.seq).find(({ kind }) => kind === 'materialRequested')
  return asked?.text === undefined ? null : { who: authorWords(asked, 'company'), text: asked.text }
}

const isUnowned = ({ holder: { unitName, handlerName } }: CaseDetail): boolean => unitName === null && handlerName === null

/** Until when somebody signs for it: never the end of handling, which promises that to nobody. */
const signedBy = ({ clocks: { response } }: CaseDetail): string | null => (response.stoppedAt === null ? response.dueAt : null)

/** What comes next and by when, for the hollow node on top; null when nothing more will happen. */
export function nextStep(detail: CaseDetail): { words: string; by: string | null } | null {
  switch (detail.status) {
    case 'filed': return { words: isUnowned(detail) ? '下一步：分办员安排谁来办' : '下一步：有人签收', by: signedBy(detail) }
    case 'handling': return { words: '下一步：办结并答复', by: detail.dueAt }
    case 'waiting': return { words: detail.side === 'company' ? '下一步：您补齐材料' : '下一步：企业补齐材料', by: detail.dueAt }
    case 'answered': return { words: detail.side === 'company' ? '下一步：您确认是否解决' : '下一步：企业确认', by: detail.confirmBy }
    case 'closed':
    case 'withdrawn': return null
  }
}
