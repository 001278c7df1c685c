import { ACCESS_ERRORS } from '../access/errors'
import { CASE_ERRORS } from '../case/errors'
import { DESK_ERRORS } from '../desk/errors'
import { INPUT_ERRORS } from '../form/errors'
import type { Refusal as RefusalOf } from '../kernel/refusal'
import { RATING_ERRORS } from '../rating/errors'
import { REGISTER_ERRORS } from '../register/errors'
import { CALENDAR_ERRORS } from '../sla/errors'
import { SETTING_ERRORS } from '../settings/errors'
import { QUOTA_ERRORS } from '../settings/quota-errors'
import { DEFAULT_NAMES, NAMED, type Names, saidBy } from '../settings/names'
import { SUPERVISION_ERRORS } from '../supervision/errors'

/** What any action may say besides, and what the mini-program says when it got no answer. */
const PLATFORM_ERRORS = {
  ACTION_UNKNOWN: '没有这个操作。请更新到最新版本再试。',
  BUSY: '同一时间操作的人太多，没有成功，内容没有丢。请再点一次。',
  OUTAGE: '系统暂时不能用，没有写入，您的内容没有丢。请过几分钟再试。',
  OUTCOME_UNKNOWN: '没有等到结果，可能已经办成。请再点一次，不会重复提交。',
  REQUEST_ID_REUSED: '这次提交的编号已经用过，内容却不一样。请返回重新提交一次。',
  OFFLINE: '现在没有网络。写的内容已经存在这部手机里，有网后再点一次。',
  TIMEOUT: '网络有些慢，没有等到结果。内容没有丢，请再点一次，不会重复提交。',
  FUNCTION_TIMEOUT: '服务器没有按时回应。内容没有丢，请再点一次，不会重复提交。',
  UPSTREAM_UNAVAILABLE: '微信的服务暂时连不上。请过一会儿再试。',
  STORAGE_FAILED: '文件没有传上去。请再试一次，或换小一点的文件。',
  INTERNAL: '系统出了点问题，您的内容没有受影响。请再试一次，还不行请把问题编号告诉工作人员。',
} as const

/**
 * Every refusal the system can give: its code, and the Chinese sentence that tells the user what to do next. Each context has its own table;
 * the union is made from them, so a refusal without a sentence does not compile.
 */
export const ERROR_MESSAGES = {
  ...INPUT_ERRORS, ...ACCESS_ERRORS, ...REGISTER_ERRORS, ...CALENDAR_ERRORS, ...CASE_ERRORS, ...SUPERVISION_ERRORS, ...RATING_ERRORS, ...DESK_ERRORS, ...QUOTA_ERRORS, ...SETTING_ERRORS, ...PLATFORM_ERRORS,
} as const

export type ErrorCode = keyof typeof ERROR_MESSAGES
export type Refusal = RefusalOf<ErrorCode>
export { refuse } from '../kernel/refusal'

/** Why something that was done later came to nothing, as it was kept: its code and its sentence; a code that is no longer known is told as `otherwise`. Null: it did not. */
export const keptFailure = (code: string | null, otherwise: ErrorCode): { code: string; message: string } | null =>
  (code === null ? null : { code, message: ERROR_MESSAGES[Object.hasOwn(ERROR_MESSAGES, code) ? (code as ErrorCode) : otherwise] })

/** Does its sentence have a word that a tenant may say its own way? */
export const isNamed = ({ code }: Refusal): boolean => HOLE.test(ERROR_MESSAGES[code])
const HOLE = new RegExp(`\\{(${NAMED.join('|')})`)

/** The sentence of a refusal in the words of a tenant, with what its details say of numbers and whom to call: those stand as they are. */
export const messageOf = ({ code, details }: Refusal, names: Names = DEFAULT_NAMES): string =>
  saidBy(names, ERROR_MESSAGES[code]).replace(/\{(\w+)\}/g, (_hole, name: string) => String((details as Record<string, unknown> | undefined)?.[name] ?? ''))
