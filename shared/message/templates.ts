import type { TemplateKey } from '../flow/notice-words'

/**
 * Subscription-message templates. Field types and limits: WeChat, subscribeMessage.send (thing ≤ 20 characters,
 * phrase ≤ 5 Han, character_string ≤ 32 without Han, time = date and 24 h time). Ids come from the environment in
 * production (`TEMPLATE_IDS`); these are the ids of the local platform.
 */
export interface Template {
  id: string
  title: string
  /** Field → what fills it. */
  fields: Readonly<Record<string, 'title' | 'number' | 'phrase' | 'at' | 'subject'>>
}

export const TEMPLATES = {
  progress: {
    id: 'TPL-CASE-PROGRESS',
    title: '诉求进度提醒',
    fields: { thing1: 'subject', character_string2: 'number', phrase3: 'phrase', time4: 'at' },
  },
  action: {
    id: 'TPL-CASE-ACTION',
    title: '诉求待您处理提醒',
    fields: { thing1: 'subject', character_string2: 'number', phrase3: 'phrase', thing5: 'title' },
  },
  task: {
    id: 'TPL-CASE-TASK',
    title: '工单提醒',
    fields: { thing1: 'subject', character_string2: 'number', phrase3: 'phrase', time4: 'at' },
  },
} as const satisfies Record<TemplateKey, Template>

/** The platform's view of the same table: id → title and field names. */
export const WECHAT_TEMPLATES: Record<string, { title: string; fields: readonly string[] }> = Object.fromEntries(
  Object.values(TEMPLATES).map((template) => [template.id, { title: template.title, fields: Object.keys(template.fields) }]),
)
