import type { Refusal } from '../../shared/api'
import { formatShortCode, makeShortCode } from '../../shared/register/short-code'
import { chinaDay, chinaInstant, type Instant } from '../../shared/kernel/instant'
import { err, ok, type Result } from '../../shared/kernel/result'
import { LEVEL_RULES, type Level } from '../../shared/rating/levels'
import type { SignedInCall } from '../_runtime/use-case'

/** What a person gave: a grade, why, and words. */
export interface Grade {
  requestId: string
  level: Level
  reasons: readonly string[]
  text?: string
}

export interface RatingReply {
  receipt: string
  level: number
  bad: boolean
}

/** What the same request must say again to be a repeat. */
export const askedOf = ({ level, reasons, text = '' }: Grade) => ({ level, reasons, text })

/** A bad grade needs a reason or words, so that it can be looked into (国办发〔2019〕51号: 差评要核实). */
export function checkGrade({ level, reasons, text }: Grade): Result<null, Refusal> {
  const explained = reasons.length > 0 || (text !== undefined && text !== '')
  return LEVEL_RULES[level].bad && !explained ? err({ code: 'RATING_REASON_REQUIRED' }) : ok(null)
}

/** A row of ratings, to be written as it is. */
export interface RatingRow {
  tenant: string
  rating_id: string
  of: 'case' | 'window'
  id: string
  rater: string
  level: Level
  bad: boolean
  reasons: readonly string[]
  words: string | null
  at: Instant
  receipt: string
}

/** The rating as it is stored, with a receipt number to print. */
export function ratingRow(call: SignedInCall, subject: Pick<RatingRow, 'of' | 'id' | 'rater'>, grade: Grade): RatingRow {
  const { level, reasons, text = '' } = grade
  return {
    ...subject, tenant: call.ports.tenant, rating_id: Buffer.from(call.random(16)).toString('base64url'), level, bad: LEVEL_RULES[level].bad, reasons, words: text === '' ? null : text,
    // Of a window the day, not the moment: the moment would lead to the request, which names the person.
    at: subject.of === 'window' ? chinaInstant(chinaDay(call.now)) : call.now,
    receipt: receiptOf(call, grade, call.now),
  }
}

/**
 * `P261122-7K3M-9QXD`: the China day and eight characters with a check character, fit for reading out. Made from the request by a keyed
 * hash, so that a repeat gets the same one and nothing that names the person has to keep it.
 */
function receiptOf({ caller, ports }: SignedInCall, { requestId }: Grade, at: Instant): string {
  const random = Buffer.from(ports.vault.blind(`receipt|${caller.personId}|${requestId}`), 'base64url')
  return `P${chinaDay(at).slice(2).replace(/-/g, '')}-${formatShortCode(makeShortCode(random))}`
}

/** The reply to a rating given at `at`; a repeat's is made again from what it says, which is what the first one said. */
export const replyOf = (call: SignedInCall, grade: Grade, at: Instant): RatingReply =>
  ({ receipt: receiptOf(call, grade, at), level: grade.level, bad: LEVEL_RULES[grade.level].bad })
