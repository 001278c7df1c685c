/** The subscription templates a notice may be carried by (shared/message/templates.ts). */
export type TemplateKey = 'progress' | 'action' | 'task'

/** Title (a conclusion, ≤ 20 characters), the status word (≤ 5 汉字), and the subscription template that carries it. */
export interface NoticeWords {
  title: string
  phrase: string
  template: TemplateKey
}
