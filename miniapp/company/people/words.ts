import type { MemberView, WaitingView } from '@shared/api/binding.api'
import { STANDINGS, WAYS } from '@shared/register/binding-table'
import { chinaDay, chinaTime } from '@shared/kernel/instant'
import { pastWords } from '@/words/time'

type Shown = Pick<MemberView, 'nameMasked' | 'phoneMasked'>

/** Who it is, as far as may be shown: 赵* 138****0001. */
export const whoWords = ({ nameMasked, phoneMasked }: Shown): string => [nameMasked, phoneMasked].filter((part) => part !== null).join(' ') || '没有验证手机号'

/** How somebody who is there came to it, and since when. */
export const sinceWords = ({ way, since }: MemberView, now: string): string => (since === null ? WAYS[way].zh : `${WAYS[way].zh}，${pastWords(now, since)}`)

/** What somebody who waits asks for. */
export const askedWords = ({ as, way, askedAt }: WaitingView, now: string): string => `申请做${STANDINGS[as]}，用“${WAYS[way].zh}”，${pastWords(now, askedAt)}`

/** Until when, to the minute. */
export const untilWords = (until: string): string => `${chinaDay(until)} ${chinaTime(until)}`
