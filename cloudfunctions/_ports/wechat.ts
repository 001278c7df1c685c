import type { Result } from '../../shared/kernel/result'

/** What became of a message. `unknown`: no answer, so it may have been sent: never send it again. */
export interface SendOutcome {
  kind: 'sent' | 'noCredit' | 'retry' | 'tomorrow' | 'dead' | 'unknown'
  errcode: number | null
  /** WeChat's words, for the parked list; no personal data. */
  error: string | null
}

export interface SubscribeMessage {
  touser: string
  templateId: string
  page: string
  data: Record<string, { value: string }>
}

/** `unchecked`: the check did not answer. Not the user's error; a person or a later check looks at it. */
export type CheckOutcome = 'pass' | 'review' | 'risky' | 'unchecked'

/** Where the text stands, in WeChat's numbers: 2 = a comment or reply, 3 = a request. */
export type CheckScene = 2 | 3

/** The platform's server interfaces. Outages are values here, never exceptions. */
export interface WeChat {
  /** The phone behind the one-time code of a tap of this person. */
  phoneNumber(code: string, openid: string): Promise<Result<string, 'invalid' | 'unavailable'>>
  sendSubscribe(message: SubscribeMessage): Promise<SendOutcome>
  /** PNG bytes of the mini-program code of a scene. */
  codeImage(scene: string, page: string): Promise<Result<Uint8Array, 'unavailable'>>
  checkText(text: string, openid: string, scene: CheckScene): Promise<CheckOutcome>
  /** Starts the check of a picture; the result comes as an event that carries the trace id. Null: it could not be started. */
  checkMedia(url: string, openid: string, scene: CheckScene): Promise<{ traceId: string } | null>
}
