import { CONFIDENTIAL_KINDS } from '@shared/case/kinds'
import { countCodePoints } from '@shared/kernel/code-points'
import type { Draft } from './draft'

export type DraftField = 'kind' | 'text' | 'contactName' | 'contactPhone' | 'about'

export const TEXT_MAX = 1000
const TEXT_MIN = 4
const PHONE = /^(?:\+?86)?(1[3-9]\d{9}|0\d{9,11}|400\d{7})$/

/** A complaint says whom it is about, so that it goes round them. */
export const asksAbout = ({ kind }: Draft): boolean => kind !== null && CONFIDENTIAL_KINDS.includes(kind)

/** What is still wrong, a sentence per field, in the order of the page; empty when it may be sent. The server checks the same again. */
export function checkDraft(draft: Draft): Partial<Record<DraftField, string>> {
  const problems: Partial<Record<DraftField, string>> = {}
  if (draft.kind === null) problems.kind = '请选一下这是什么事'
  if (asksAbout(draft) && draft.about === null) problems.about = '请选一下反映的是谁，我们会绕开他办理'
  const length = countCodePoints(draft.text.trim())
  if (length === 0) problems.text = '请写一下遇到了什么'
  else if (length < TEXT_MIN) problems.text = '写得太短了，请再写具体一点'
  else if (length > TEXT_MAX) problems.text = `太长了，请删到 ${TEXT_MAX} 字以内，长的内容可以放在附件里`
  if (draft.contactName.trim() === '') problems.contactName = '请留一个称呼，经办人好找您'
  else if (countCodePoints(draft.contactName.trim()) > 20) problems.contactName = '称呼请写在 20 个字以内'
  const phone = draft.contactPhone.replace(/[\s-]/g, '')
  if (phone !== '' && !PHONE.test(phone)) problems.contactPhone = '电话好像不对，请再看一遍；座机请带区号'
  return problems
}
