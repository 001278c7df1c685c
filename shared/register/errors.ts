import { BINDING_ERRORS } from './binding-errors'
import { CONTACT_ERRORS } from './contact-errors'
import { HANDOVER_ERRORS } from './handover-errors'
import { JOINING_ERRORS } from './joining-errors'
import { MATTER_ERRORS } from './matter-errors'
import { MERGE_ERRORS } from './merge-errors'
import { UNLISTED_ERRORS } from './unlisted-errors'
import { SHEET_PROBLEMS } from './sheet-problems'
import { THING_ERRORS } from './thing-errors'
import { PRINT_ERRORS } from './print-errors'

/** What may be wrong with a code or a company, and what to do about it. */
export const REGISTER_ERRORS = {
  ...SHEET_PROBLEMS,
  ...JOINING_ERRORS,
  ...UNLISTED_ERRORS,
  ...THING_ERRORS,
  ...MERGE_ERRORS,
  ...HANDOVER_ERRORS,
  ...CONTACT_ERRORS,
  ...PRINT_ERRORS,
  ...MATTER_ERRORS,
  ...BINDING_ERRORS,
  CODE_MALFORMED: '这不是{product}的码，或者没有输全。请对照牌子上的编号再输一次，或重新扫码。',
  CODE_FORGED: '这张码是伪造或改动过的，不能使用。请扫企业或窗口张贴的原码，也请把这张码告诉我们。',
  CODE_KEY_RETIRED: '这张码的版本太旧，已经停用。请联系{officer}换新码。',
  CODE_UNKNOWN: '没有找到这张码。请重新扫码，或打咨询电话。',
  CODE_REVOKED: '这张码已经停用。请扫新码，或联系{officer}。',
  CODE_REPLACED: '这张码已经换新，旧码不能再用。请扫新码，或联系{officer}。',
  CODE_ELSEWHERE: '这张码是{name}的，在这里打不开。请用{name}的小程序扫。',
  CODE_ENDED: '这家企业已经注销或迁出，这张码不再打开它。还有没办完的事，请打咨询电话。',
  USCC_UNKNOWN: '名册里没有这个统一社会信用代码。可以直接写企业名称来提诉求，一样有人办。',
  SCAN_TOO_OFTEN: '扫得太快了。请过一分钟再试。',
  COMPANY_NOT_FOUND: '没有找到这家企业。请重新扫企业码。',
  USCC_WRONG: '统一社会信用代码不对：应是 18 位，末位是校验位。请对照营业执照再输一次。',
  COMPANY_TWICE: '这个信用代码已经登记过。请在名册里搜这个代码，在那一家上更正。',
  COMPANY_CHANGED: '刚才有人改过这家企业的登记。写的内容没有丢，请对照新的内容再保存。',
  COMPANY_HAS_OPEN_CASES: '这家企业还有诉求在办。请办结以后再改成注销或迁出。',
  PAIRED_TWICE: '同一个人在这家企业不能有两个身份。请在{officerShort}、副{officerShort}、联系领导里只选他一次。',
  INDUSTRY_UNKNOWN: '国民经济行业分类里没有这一项。请写大类的代码或名称，例如 C13。',
  AREA_NOT_FOUND: '没有这个区域，或不归您管。请重新选一个。',
  RULE_NOT_FOUND: '没有找到这条结对规则，可能已经去掉了。请刷新再看。',
  IMPORT_NOT_FOUND: '没有找到这次导入。它可能已经过了 30 天，请重新导入。',
  IMPORT_OF_ANOTHER: '原表里有联系方式，只给导入的人。请找这次导入的人下载，或自己重新导入这张表。',
  IMPORT_NOT_SO_FAR: '这次导入还没有到这一步，或已经过了。请刷新看它现在的状态。',
  IMPORT_RUNNING: '另一次同类的导入正在进行。请等它做完，或先停下它。',
  EXPORT_NOT_FOUND: '没有找到这次导出。请在导出记录里看，或重新导出。',
  EXPORT_RUNNING: '您的上一次导出还没有写完。请等它写完，再导出下一个。',
  EXPORT_NO_LONGER: '这个列表现在不归您看，文件没有给出。职务有变动的，请联系管理员。',
  EXPORT_TOO_LARGE: '行数太多，一个文件放不下。请缩小范围再导出。',
  JOB_GONE: '这项任务已经有人处理了，或者自己做成了。请刷新看看。',
  EXPORT_FAILED: '没有写成，列表里的内容没有受影响。请重新导出，还不行请联系管理员。',
} as const
export type RegisterError = keyof typeof REGISTER_ERRORS
