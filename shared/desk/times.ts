import { HOUR_MS, MINUTE_MS } from '../kernel/instant'

/** One length of time of a desk's sign-in, and why it is so long. */
interface DeskTime {
  ms: number
  citation: string
}

const OURS = '本系统默认值'
// GB/T 22239-2019 (等保 2.0) 8.1.4.1 b wants a connection that is not used to be ended by itself and names no figure. OWASP ASVS 4.0.3, 3.3.2 (level 2): signed in anew after 12 hours, or 30 minutes idle.
/** How long a code, a confirmation and a session live. */
export const DESK_TIMES = {
  /** A code that nobody has scanned. */
  code: { ms: MINUTE_MS, citation: `每分钟换一个码；${OURS}` },
  /** From the scan to the confirmation. */
  confirm: { ms: 2 * MINUTE_MS, citation: `看清楚、对数字够用；${OURS}` },
  /** From the confirmation until the page has fetched its session. */
  fetch: { ms: MINUTE_MS, citation: `网页两秒问一次；${OURS}` },
  idle: { ms: 30 * MINUTE_MS, citation: 'GB/T 22239-2019 8.1.4.1 b 要求自动退出，未定时长；30 分钟取自 OWASP ASVS 4.0.3 第 3.3.2 条' },
  session: { ms: 8 * HOUR_MS, citation: `一个工作日；OWASP ASVS 4.0.3 第 3.3.2 条的上限是 12 小时；${OURS}` },
  /** The last call is noted once in so long: a session may end that much before its half hour, never after. */
  noted: { ms: MINUTE_MS, citation: `免得每次都写；${OURS}` },
} as const satisfies Record<string, DeskTime>
