import { randomUUID } from 'node:crypto'
import type { DurableState } from '../data/durable-state'
import { APP_ID } from '../environment'
import { WechatError } from './errors'
import type { Events } from './events'

const CONTENT_LENGTH = 2500
/** The person must have used the mini-program in the last two hours (wechat.md §4.2). */
const SEEN_MS = 2 * 3_600_000
const OK = 100
const OTHER = 21000

type Suggest = 'pass' | 'review' | 'risky'

export interface Words {
  risky: string[]
  review: string[]
}

export interface SecurityOptions {
  state: DurableState
  events: Events
  now(): number
  /** When this person last called a function, emulated milliseconds. */
  lastSeen(openid: string): number | undefined
  /** The bytes behind a media URL; undefined when it cannot be downloaded. */
  download(url: string): Promise<Buffer | undefined>
}

export interface Security {
  words(): Words
  setWords(words: Words): Promise<void>
  /** `/wxa/msg_sec_check`, version 2. */
  checkText(body: Record<string, unknown>): Record<string, unknown>
  /** `/wxa/media_check_async`, version 2: the result is pushed as `wxa_media_check`. */
  checkMedia(body: Record<string, unknown>): Promise<Record<string, unknown>>
}

/** Content checks. A list of words that can be set decides: for text by the text, for media by its address or its bytes. */
export function createSecurity({ state, events, now, lastSeen, download }: SecurityOptions): Security {
  const words = (): Words => (state.get('words') as Words | undefined) ?? { risky: [], review: [] }
  const judge = (text: string): Suggest => {
    const { risky, review } = words()
    if (risky.some((word) => text.includes(word))) return 'risky'
    return review.some((word) => text.includes(word)) ? 'review' : 'pass'
  }
  const verdict = (suggest: Suggest) => ({ suggest, label: suggest === 'pass' ? OK : OTHER })

  function checkPerson({ openid, scene, version }: Record<string, unknown>): string {
    if (typeof openid !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(openid)) throw new WechatError(40003)
    if (version !== 2 || ![1, 2, 3, 4].includes(scene as number)) throw new WechatError(40129)
    const seen = lastSeen(openid)
    if (seen === undefined || now() - seen > SEEN_MS) throw new WechatError(61010)
    return openid
  }

  return {
    words,
    setWords: (changed) => state.put('words', changed),
    checkText(body) {
      const { content } = body
      if (typeof content !== 'string' || content === '') throw new WechatError(44002)
      checkPerson(body)
      if ([...content].length > CONTENT_LENGTH) throw new WechatError(47001)
      const result = verdict(judge([content, body.title, body.nickname].join('\n')))
      const detail = [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }]
      return { errcode: 0, errmsg: 'ok', detail, result, trace_id: randomUUID() }
    },
    async checkMedia(body) {
      const { media_url: url, media_type: type } = body
      if (typeof url !== 'string' || url === '') throw new WechatError(44002)
      if (type !== 1 && type !== 2) throw new WechatError(40004)
      const openid = checkPerson(body)
      const bytes = await download(url)
      const trace = randomUUID()
      const result = bytes && verdict(judge(`${safeDecode(url)}\n${bytes.toString('utf8')}`))
      events.push('wxa_media_check', openid, Math.floor(now() / 1000), {
        Event: 'wxa_media_check',
        appid: APP_ID,
        trace_id: trace,
        version: 2,
        ...(result
          ? { errcode: 0, errmsg: 'ok', detail: [{ strategy: 'content_model', errcode: 0, ...result, prob: 90 }], result }
          : { errcode: -1008, errmsg: 'download failed', detail: [] }),
      })
      return { errcode: 0, errmsg: 'ok', trace_id: trace }
    },
  }
}

function safeDecode(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}
