import { NOTICE_WORDS as OF_CASES } from '../case/notice-kinds'
import type { NoticeWords } from '../flow/notice-words'
import { NOTICE_WORDS as OF_SUPERVISIONS } from '../supervision/notices'

/** The words of every kind of notice, of whatever flow. */
export const NOTICE_WORDS = { ...OF_CASES, ...OF_SUPERVISIONS } satisfies Record<string, NoticeWords>
export type NoticeKind = keyof typeof NOTICE_WORDS
export const NOTICE_KINDS = Object.keys(NOTICE_WORDS) as [NoticeKind, ...NoticeKind[]]
