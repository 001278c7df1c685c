import { line, optional, worded } from '../form/field'

/** 未登记的企业: what somebody says of a company that the register does not have. The area is chosen beside it. */
export const UNLISTED_FIELDS = {
  name: worded(line(100, 2), { zh: '企业或店铺名称', hint: '照营业执照或招牌写', ask: '请写一下企业或店铺的名称' }),
  uscc: worded(optional(line(30)), { zh: '统一社会信用代码', hint: '18 位，在营业执照上' }),
} as const
