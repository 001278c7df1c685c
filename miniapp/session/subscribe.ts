import type { TemplateKey } from '@shared/flow/notice-words'
import { TEMPLATES } from '@shared/message/templates'
import { askOnce } from '@/data/ask-once'
import { drawRequestId } from '@/data/request-id'
import { platform } from '@/platform/platform'
import type { SubscribeAnswer } from '@/platform/contract'
import { amendMe, sessionState } from './store'

/**
 * Ids of these templates, known without waiting. The ids are the tenant's own and come with `directory.me`; the titles are ours
 * and tell which is which.
 */
function idsOf(keys: readonly TemplateKey[]): string[] {
  const titles: readonly string[] = keys.map((key) => TEMPLATES[key].title)
  return (sessionState().me?.reminders ?? []).filter(({ title }) => titles.includes(title)).map(({ templateId }) => templateId)
}

export type SubscribeOutcome = 'asked' | 'none' | 'mainSwitchOff' | 'failed'

/** WeChat's code for: the person turned all reminders of this mini-program off. */
const MAIN_SWITCH_OFF = 20004

/**
 * Asks for reminders. MUST be the first statement of a tap handler; the panel opens synchronously. Resolves when the panel is closed,
 * whatever was answered, and never rejects: what the tap is really for goes on in its completion. `mainSwitchOff`: offer the settings page.
 */
export function askReminders(keys: readonly TemplateKey[]): Promise<SubscribeOutcome> {
  const ids = idsOf(keys)
  if (ids.length === 0) return Promise.resolve('none')
  return platform.requestSubscribe(ids).then(
    (answer): SubscribeOutcome => {
      if (isFailure(answer)) return answer.errCode === MAIN_SWITCH_OFF ? 'mainSwitchOff' : 'failed'
      void report(answer)
      return 'asked'
    },
    () => 'failed',
  )
}

type Answers = Exclude<SubscribeAnswer, { errCode: number }>

const isFailure = (answer: SubscribeAnswer): answer is { errCode: number } => typeof answer.errCode === 'number'

/** Tells the server how many reminders it may count on. A lost report costs only the estimate, so it is not repeated. */
async function report(results: Answers): Promise<void> {
  const reply = await askOnce('directory.subscribed', { requestId: drawRequestId(), results })
  if (reply.ok) amendMe({ reminders: reply.data.reminders })
}
