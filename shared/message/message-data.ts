import { truncateCodePoints } from '../kernel/code-points'
import { formatInChina, type Instant } from '../kernel/instant'
import { type NoticeWords } from '../flow/notice-words'
import { TEMPLATES } from './templates'

/** What a template field may be filled with. */
export interface MessageFacts {
  title: string
  number: string
  at: Instant
}

const THING = 20
const oneLine = (text: string, max: number): string => truncateCodePoints(text.replace(/\s+/g, ' ').trim() || '诉求', max)

/** `2026年11月18日 09:42`: the form WeChat documents for a `time` field, China time. */
const timeField = (at: Instant): string => formatInChina(at, 'YYYY年M月D日 HH:mm')

/**
 * The `data` of a subscription message, every field within WeChat's limits (thing ≤ 20 characters, phrase ≤ 5 Han, no line breaks).
 * Only the title of the case goes out, never words of a note: a message lies on a lock screen.
 */
export function messageData(words: NoticeWords, facts: MessageFacts): Record<string, { value: string }> {
  const fill: Record<string, string> = {
    subject: oneLine(facts.title, THING),
    title: oneLine(words.title, THING),
    number: facts.number,
    phrase: words.phrase,
    at: timeField(facts.at),
  }
  const fields: Readonly<Record<string, string>> = TEMPLATES[words.template].fields
  return Object.fromEntries(Object.entries(fields).map(([field, source]) => [field, { value: fill[source] ?? '' }]))
}
