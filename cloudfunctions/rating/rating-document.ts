import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import { makeShortCode, formatShortCode } from '../../shared/directory/short-code'
import { canonicalJson } from '../../shared/kernel/canonical-json'
import { chinaDay } from '../../shared/kernel/instant'
import { err, ok, type Result } from '../../shared/kernel/result'
import { sha256Base64Url } from '../../shared/kernel/sha256'
import { LEVEL_RULES, type Level } from '../../shared/rating/levels'
import type { New, Rating } from '../_ports/documents'
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

/** A bad grade needs a reason or words, so that it can be looked into (国办发〔2019〕51号: 差评要核实). */
export function checkGrade({ level, reasons, text }: Grade): Result<null, Refusal> {
  const explained = reasons.length > 0 || (text !== undefined && text !== '')
  return LEVEL_RULES[level].bad && !explained ? err({ code: 'RATING_REASON_REQUIRED' }) : ok(null)
}

type Subject = { of: 'case'; caseId: string; windowId: null } | { of: 'window'; caseId: null; windowId: string }

/** The rating as it is stored, with a receipt number to print. */
export function ratingDocument(call: SignedInCall, _id: string, subject: Subject, rater: string, grade: Grade): New<Rating> {
  const { level, reasons, text = '' } = grade
  return {
    _id, schema: 1, ...subject, rater, level,
    bad: LEVEL_RULES[level].bad,
    reasons: [...reasons],
    text: text === '' ? null : text,
    at: call.now,
    receipt: receiptOf(call),
    key: keyOf(call, grade),
    asked: askedOf(grade),
  }
}

/** `P261122-7K3M-9QXD`: the China day and eight characters with a check character, fit for reading out. */
const receiptOf = (call: SignedInCall): string => `P${chinaDay(call.now).slice(2).replace(/-/g, '')}-${formatShortCode(makeShortCode(call.random(5)))}`

const keyOf = (call: SignedInCall, { requestId }: Grade): string => sha256Base64Url(`rating|${call.caller.person}|${requestId}`)
const askedOf = ({ level, reasons, text = '' }: Grade): string => sha256Base64Url(canonicalJson({ level, reasons, text }))

/** Whether what is stored came from this very request: the same reply again, or a refusal when the content differs. Null: another request. */
export function repeated(stored: Rating, call: SignedInCall, grade: Grade): Result<RatingReply, Refusal> | null {
  if (stored.key !== keyOf(call, grade)) return null
  return stored.asked === askedOf(grade) ? ok(replyOf(stored)) : refuse('REQUEST_ID_REUSED')
}

export const replyOf = ({ receipt, level, bad }: Pick<Rating, 'receipt' | 'level' | 'bad'>): RatingReply => ({ receipt, level, bad })
