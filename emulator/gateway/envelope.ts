/** The reply of every function and of every refusal here: what the mini-program knows how to show. */
export interface FailureEnvelope {
  ok: false
  error: { code: string; message: string; requestId: string }
}

/** The Chinese sentence of each refusal that comes from the emulator itself and not from a function. It says what to do next. */
export const REFUSALS = {
  BAD_JSON: '请求内容不是有效的 JSON 对象，请检查后再发送。',
  TOO_DEEP: '请求内容嵌套太深，超过了 100 层，请检查后再发送。',
  TOO_LARGE: '内容太大，超过了 100 KB。请把长文字或图片作为文件上传。',
  UNKNOWN_FUNCTION: '没有这个云函数，请检查地址是否写对。',
  FUNCTION_FORBIDDEN: '这个云函数不对用户开放，不能直接调用。',
  BAD_IDENTITY: '登录信息无效，请重新选择身份后再试。',
  FUNCTION_TIMEOUT: '服务器没有按时回应，您的内容没有丢。请再试一次。',
  INTERNAL: '服务器出了点问题，您的内容没有丢。请过一会儿再试一次。',
  REPLY_TOO_LARGE: '返回的内容太多，请缩小查询范围后再试。',
  REPLY_UNDECLARED: '返回的内容与约定不符，没有转交。请对照接口约定检查：',
  NOT_FOUND: '没有这个地址。',
  METHOD_NOT_ALLOWED: '这个地址不支持这种请求方式。',
  STARTING: '系统正在启动，请稍等片刻再试。',
  FOREIGN_HOST: '只接受来自本机的访问。',
  FOREIGN_ORIGIN: '只接受来自本机网页的访问。',
  BAD_INPUT: '请求内容不对。',
  NOT_HERE: '数据库不在本机，地址不在这里显示。请用启动时设置的 DATABASE_URL 连接它。',
  CLOCK_BACK: '时钟只能向前拨，不能往回拨。',
  BAD_TIME: '看不懂要拨到什么时间。请写 { "now": "2026-01-05T09:00:00+08:00" } 或 { "advance": "2d4h" }。',
} as const

export type RefusalCode = keyof typeof REFUSALS

/** Builds the envelope of a failure. */
export function failure(code: string, message: string, requestId: string): FailureEnvelope {
  return { ok: false, error: { code, message, requestId } }
}

/** A request refused before any function saw it: the HTTP status, the code, and optionally a more exact Chinese sentence. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: RefusalCode,
    readonly sentence: string = REFUSALS[code],
  ) {
    super(`${status} ${code}`)
  }
}
