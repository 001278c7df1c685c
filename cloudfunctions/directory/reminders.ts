import type { Me } from '../../shared/api/directory-views'
import type { TemplateKey } from '../../shared/flow/notice-words'
import { TEMPLATES } from '../../shared/message/templates'
import type { Ports } from '../_ports'
import type { Credit } from '../_runtime/credit-ledger'

const KEYS = Object.keys(TEMPLATES) as TemplateKey[]

/** How many reminders WeChat may still deliver, per template in use: our estimate, which a refusal of WeChat corrects. */
export function remindersOf(ports: Ports, credits: readonly Credit[]): Me['reminders'] {
  return KEYS.map((key) => {
    const templateId = ports.templateIds[key]
    const credit = credits.find((each) => each.templateId === templateId)
    const left = credit?.state === 'ok' ? Math.max(0, credit.granted - credit.spent - credit.held) : 0
    return { templateId, title: TEMPLATES[key].title, left }
  })
}
