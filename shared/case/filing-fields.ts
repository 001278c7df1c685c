import { choice, defaulting, files, flag, line, optional, phone, prose, worded } from '../form/field'
import { CASE_KIND_LABELS, MATTER_LABELS } from './kinds'

/** What a request is made of, in the order of the form; `name` and `phone` are of whom to ask back. */
export const FILING_FIELDS = {
  kind: worded(choice(CASE_KIND_LABELS), { zh: '这是什么事', ask: '请选一下这是什么事' }),
  text: worded(prose(1000, 4), { zh: '说说遇到了什么', hint: '时间、地点、卡在哪里、希望怎么办', ask: '请写一下遇到了什么' }),
  files: worded(files(9), { zh: '照片或文件' }),
  matter: worded(optional(choice(MATTER_LABELS)), { zh: '关于什么' }),
  urgent: worded(defaulting(flag, false), { zh: '这是急事', hint: '停产、停水停电、有安全危险或马上过期限时再打开。打开后时限缩短，不急的事请留给更急的人。' }),
  name: worded(line(50), { zh: '怎么称呼您', hint: '例如 周禾', ask: '请留一个称呼，经办人好找您' }),
  phone: worded(optional(phone), { zh: '联系电话', hint: '手机号，或带区号的座机' }),
} as const
