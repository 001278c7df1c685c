import { named } from '@/session/dress'
import { dateWords } from '@/words/time'

/** How the page of a code that is no good reads: what happened, and what to do. */
export interface BadCodeWords {
  title: string
  text: string
  /** A look of its own, so that a forgery is not taken for a typing mistake. */
  icon: 'qr' | 'alert-triangle' | 'search' | 'refresh' | 'building'
}

/** What the server tells of a code out of force: since when, its last characters, where, whom to call. Never whose it was. */
export interface CodeFacts {
  since: string | null
  tail: string
  areaName: string | null
  hotline: string
}

const WORDS: Record<string, (facts: CodeFacts) => BadCodeWords> = {
  CODE_REVOKED: (facts) => ({ title: '这张码已经停用', text: `${whoAndWhen(facts, '停用了它')}。请扫门口或窗口上的新码，或问问{officer}。`, icon: 'qr' }),
  CODE_REPLACED: (facts) => ({ title: '这张码已经换新', text: `${whoAndWhen(facts, '换发了新码')}。请扫新码，或问问{officer}。`, icon: 'refresh' }),
  CODE_FORGED: () => ({ title: '这张码不是我们发的', text: '它是伪造或改动过的，没有打开任何内容，您的信息没有泄露。请只扫企业门口、办事窗口张贴的原码，也请打电话告诉我们在哪里看到它。', icon: 'alert-triangle' }),
  CODE_KEY_RETIRED: () => ({ title: '这张码太旧了', text: '这一版的码已经全部停用。请联系{officer}换一张新的。', icon: 'refresh' }),
  CODE_ELSEWHERE: ({ areaName }) => ({ title: '这张码是别处的', text: `它是${areaName ?? '别处'}的码。请用那里的小程序扫，或直接写企业名称。`, icon: 'qr' }),
  CODE_ENDED: () => ({ title: '这家企业已经注销或迁出', text: '它的码不再打开。还有没办完的事，请打咨询电话。', icon: 'building' }),
  USCC_WRONG: () => ({ title: '信用代码不对', text: '统一社会信用代码是 18 位，有一位写错了。请对照营业执照，在下面再输一次。', icon: 'search' }),
  USCC_UNKNOWN: () => ({ title: '名册里没有这家企业', text: '可能是新办的，或登记在别的区县。可以直接写企业名称来提诉求，一样有人办。', icon: 'building' }),
  LICENCE_UNREAD: () => ({ title: '这张执照的码里没有信用代码', text: '有的营业执照，二维码里只有查询网址。请在下面输入执照上的 18 位统一社会信用代码。', icon: 'qr' }),
  CODE_UNKNOWN: () => ({ title: '没有找到这张码', text: '编号没有登记过。请对照牌子再输一遍，或重新扫码。', icon: 'search' }),
}

const MALFORMED: BadCodeWords = { title: '这不是{product}的码', text: '可能扫到了别的二维码，或者编号没有输全。请对照牌子再来一次。', icon: 'qr' }

const whoAndWhen = ({ areaName, since }: CodeFacts, what: string): string =>
  `${areaName ?? '发码的单位'}${since === null ? '已经' : `在 ${dateWords(since)}`}${what}`

const MISTYPED: BadCodeWords = { title: '编号不对', text: '编号没有输全，或者有一位错了。请对照牌子，在下面再输一次。', icon: 'search' }

const withNames = (words: BadCodeWords): BadCodeWords => ({ ...words, title: named(words.title), text: named(words.text) })

/** Words for a refusal about a code; anything unreadable is a code of somebody else, or a number `typed` with a mistake. */
export const badCodeWords = (code: string, facts: CodeFacts, typed = false): BadCodeWords => withNames(WORDS[code]?.(facts) ?? (typed ? MISTYPED : MALFORMED))

const textOr = <F extends string | null>(value: unknown, otherwise: F): string | F => (typeof value === 'string' && value !== '' ? value : otherwise)

/** Reads the details of a refusal; what is missing or malformed is left out. */
export function codeFactsOf(details: unknown): CodeFacts {
  const told = (typeof details === 'object' && details !== null ? details : {}) as Partial<Record<keyof CodeFacts, unknown>>
  const since = textOr(told.since, null)
  return {
    since: since !== null && !Number.isNaN(Date.parse(since)) ? since : null,
    tail: textOr(told.tail, ''),
    areaName: textOr(told.areaName, null),
    hotline: textOr(told.hotline, ''),
  }
}
