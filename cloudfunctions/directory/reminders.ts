import type { Me } from '../../shared/api/directory.api'
import type { Credit } from '../../shared/directory/schema'
import { TEMPLATES, type TemplateKey } from '../../shared/notice/templates'
import type { PersonId } from '../../shared/kernel/ids'
import type { Ports } from '../_ports'

const KEYS = Object.keys(TEMPLATES) as TemplateKey[]

/** The credits of a person, one document per template. One hop. */
export const creditsOf = (ports: Ports, person: PersonId): Promise<Credit[]> => ports.repository.find('credits', { person }, { limit: KEYS.length * 4 })

/** How many reminders WeChat may still deliver, per template in use: our estimate, which a refusal of WeChat corrects. */
export function remindersOf(ports: Ports, credits: readonly Credit[]): Me['reminders'] {
  return KEYS.map((key) => {
    const templateId = ports.templateIds[key]
    const credit = credits.find((each) => each.templateId === templateId)
    const left = credit?.state === 'ok' ? Math.max(0, credit.granted - credit.spent - credit.held) : 0
    return { templateId, title: TEMPLATES[key].title, left }
  })
}
