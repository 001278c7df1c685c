import { formatInChina, type Instant } from '../kernel/instant'

/** What a change is about: 「莱山区的办公时间」. */
export const changeWords = (placeName: string, zh: string): string => `${placeName}的${zh}`

const fromWords = (since: Instant, now: Instant): string => (since > now ? `从 ${formatInChina(since, 'YYYY 年 M 月 D 日')}起` : '')

/** To those who may confirm it. */
export const proposedWords = (who: string | null, what: string, since: Instant, now: Instant): string =>
  `${who ?? '管理员'}提出${fromWords(since, now)}改${what}，要另一位管理员确认，请您看一看。确认以前照旧。`

/** To who proposed it; of one that was withdrawn, to those who would have confirmed it. */
export const DECIDED_WORDS = {
  active: (who: string | null, what: string, since: Instant, now: Instant): string => `${who ?? '管理员'}确认了您提出的改动：${what}，${fromWords(since, now) || '已经'}生效。`,
  refused: (who: string | null, what: string): string => `${who ?? '管理员'}退回了您提出的改动：${what}照旧。可以改好再提，或和他商量。`,
  withdrawn: (who: string | null, what: string): string => `${who ?? '管理员'}撤回了自己提出的改动：${what}照旧，不用您确认了。`,
} as const
