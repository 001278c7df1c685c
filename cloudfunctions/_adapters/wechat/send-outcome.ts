import type { SendOutcome } from '../../_ports/wechat'
import type { WechatAnswer } from './api'

/** What each answer of subscribeMessage.send means for us (WeChat: 发送订阅消息, error codes). Codes not listed are taken as final. */
const OUTCOME_OF_CODE: Readonly<Record<number, SendOutcome['kind']>> = {
  0: 'sent',
  43101: 'noCredit', // not subscribed, used up, or refused
  43108: 'retry', // another message to the same person is under way
  45009: 'tomorrow', // daily quota
  40001: 'retry', // the token was refused twice
  40014: 'retry',
  42001: 'retry',
  43107: 'dead', // the template is banned
  45168: 'dead', // a sensitive word
  47003: 'dead', // a field is wrong
  40003: 'dead', // no such person
  40037: 'dead', // no such template
  41030: 'dead', // no such page
  [-1]: 'unknown', // "system busy": it may have been sent
}

/** The outcome of a send: no answer counts as `unknown` unless the request surely never left. */
export function sendOutcome(answer: WechatAnswer): SendOutcome {
  if (answer.kind === 'silent') return { kind: answer.reached ? 'unknown' : 'retry', errcode: null, error: answer.error }
  if (answer.kind === 'bytes') return { kind: 'unknown', errcode: null, error: 'unexpected answer' }
  const kind = OUTCOME_OF_CODE[answer.errcode] ?? 'dead'
  return { kind, errcode: answer.errcode, error: kind === 'sent' ? null : `${answer.errcode} ${answer.errmsg}`.slice(0, 120) }
}
