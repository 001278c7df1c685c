/** How a code came in, as whoever scanned tells it: for the log of a sign, never proof of anything (WeChat's entry numbers are the client's word too). */
export const SCAN_WAYS = { sign: '扫牌子', album: '识别图片', link: '点链接', typed: '输编号', licence: '扫营业执照或输信用代码' } as const
export type ScanWay = keyof typeof SCAN_WAYS

/** Who scanned, as far as that is anybody's business: never who it was. */
export const SCANNERS = { own: '本企业的人', official: '工作人员', person: '微信用户', nobody: '没有登录的人' } as const
export type Scanner = keyof typeof SCANNERS
