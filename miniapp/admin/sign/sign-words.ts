import type { SignView } from '@shared/api/sign.api'
import type { Instant } from '@shared/kernel/instant'
import { SCAN_WAYS, SCANNERS } from '@shared/register/scan-ways'
import { SIGN_FLAGS } from '@shared/register/sign-flags'
import type { Fact } from '@/ui/DefinitionList'
import { pastWords } from '@/words/time'
import { grouped } from '../numbers'

export type Code = NonNullable<SignView['code']>

/** The dates of a sign; one that has not come is said to be so. */
export const datesOf = ({ shortCode, revision, issuedAt, orderedAt, printedAt, putUpAt, putUpBy, firstScannedAt, lostAt, revokedAt, reason }: Code, now: Instant): Fact[] => [
  { key: '编号', value: shortCode ?? '没有' },
  { key: '第几版', value: revision === 0 ? '第一版' : `第 ${revision + 1} 版，旧牌子扫了会提示换新` },
  { key: '发码', value: pastWords(now, issuedAt) },
  { key: '下单', value: orderedAt === null ? '还没有' : pastWords(now, orderedAt) },
  { key: '打印', value: printedAt === null ? '还没有' : pastWords(now, printedAt) },
  { key: '贴好', value: putUpAt === null ? '还没有登记' : [pastWords(now, putUpAt), putUpBy].filter(Boolean).join('，') },
  { key: '首次扫码', value: firstScannedAt === null ? '还没有' : pastWords(now, firstScannedAt) },
  ...(lostAt === null ? [] : [{ key: '登记丢失', value: pastWords(now, lostAt) }]),
  ...(revokedAt === null ? [] : [{ key: '停用', value: pastWords(now, revokedAt) }]),
  ...(reason === null || reason === '' ? [] : [{ key: '原因', value: reason }]),
]

/** 今天 3 次，近七天 20 次 */
export const scansWords = ({ day, week, people }: SignView['scans']): string =>
  (week === 0 ? '近七天没有人扫过' : `近一天 ${grouped(day)} 次，${grouped(people)} 个人或网络；近七天 ${grouped(week)} 次`)

/** What was counted, and the number that it is over. */
export const flagWords = ({ flag, count }: SignView['flags'][number]): string => {
  const { zh, most, days } = SIGN_FLAGS[flag]
  return `${zh}：${days === 1 ? '近一天' : `近 ${days} 天`} ${grouped(count)}，超过 ${grouped(most)}`
}

export const scanWords = ({ way, who, mark }: SignView['recent'][number]): string => `${SCANNERS[who]}${mark === '' ? '' : ` ${mark}`}，${SCAN_WAYS[way]}`
