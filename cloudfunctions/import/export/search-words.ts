import { maskPhone } from '../../../shared/kernel/mask'
import { parsePhone } from '../../../shared/kernel/phone'

/** What was searched for, as the log says it: a number that somebody was looked for by is as personal there as elsewhere. */
export const searchWords = (search: string): string => `搜索“${parsePhone(search).ok ? maskPhone(search) : search}”`
