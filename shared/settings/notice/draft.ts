import type { YearCalendar } from '../../sla/calendar'

/** What was read of a notice, before anybody has confirmed it. `citation` is '' where none was named. */
export type NoticeDraft = Pick<YearCalendar, 'year' | 'holidays' | 'workdays' | 'citation'> & { festivals: NonNullable<YearCalendar['festivals']> }

/** A line that was not understood, counted from 1 as it was pasted, and what is the matter with it. */
export interface NoticeProblem { line: number; text: string; why: string }
export type NoticeRefusal = { code: 'NOTICE_NO_YEAR' } | ({ code: 'NOTICE_NOT_UNDERSTOOD' } & NoticeProblem)

/** Thrown inside of the reader with what is wrong with a phrase; whoever knows the line makes the refusal of it. */
export class NotUnderstood extends Error {}

/** A line as it was pasted, and as it is read: half width, without spaces. */
export interface PastedLine { line: number; text: string; folded: string }

/** NFKC makes full-width digits, brackets and colons half-width; spaces of any width say nothing in Chinese text. */
export const foldedLine = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\ufeff]/g, '')
