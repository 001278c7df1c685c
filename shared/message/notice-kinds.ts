import { NOTICE_KINDS as OF_CASES, NOTICE_WORDS as WORDS_OF_CASES } from '../case/notice-kinds'
import type { NoticeWords } from '../flow/notice-words'
import { NOTICE_WORDS as WORDS_OF_SUPERVISIONS, SUPERVISION_NOTICES } from '../supervision/notices'

/** Every kind of notice, of whatever flow, and its words. */
export const NOTICE_KINDS = [...OF_CASES, ...SUPERVISION_NOTICES] as const
export type NoticeKind = (typeof NOTICE_KINDS)[number]
export const NOTICE_WORDS: Readonly<Record<NoticeKind, NoticeWords>> = { ...WORDS_OF_CASES, ...WORDS_OF_SUPERVISIONS }
