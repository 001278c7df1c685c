import type { Rule } from '@shared/api/assignment.api'
import { COMPANY_SIZES } from '@shared/register/company'
import { named } from '@/session/dress'

/** Which companies a rule is for: 「初家街道 · 重点企业 · C13 农副食品加工业」. */
export const forWhom = ({ areaName, industry, industryName, size, key }: Rule): string =>
  [areaName, key ? '重点企业' : null, industry === null ? null : `${industry} ${industryName ?? ''}`.trim(), size === null ? null : COMPANY_SIZES[size]].filter((word) => word !== null).join(' · ')

/** Who gets them. */
export const toWhom = ({ officers }: Rule): string =>
  officers.length === 0 ? named('给企业所在区域的{officerShort}，谁手上少给谁') : `在 ${officers.map(({ name }) => name).join('、')} 里，谁手上少给谁`
