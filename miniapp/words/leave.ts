import type { Instant } from '@shared/kernel/instant'
import { dateWords } from './time'

/** 「11 月 18 日 到 11 月 20 日，林知远代办」. */
export const leaveWords = (leave: { from: Instant; to: Instant; standInName: string | null }): string =>
  `${dateWords(leave.from)} 到 ${dateWords(leave.to)}，${leave.standInName === null ? '没有指定代办人' : `${leave.standInName}代办`}`
