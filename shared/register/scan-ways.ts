/** How a code came in, as whoever scanned tells it: for the log of a sign, never proof of anything (WeChat's entry numbers are the client's word too). */
export const SCAN_WAYS = { sign: '扫牌子', album: '识别图片', link: '点链接', typed: '输编号', licence: '扫营业执照或输信用代码' } as const
export type ScanWay = keyof typeof SCAN_WAYS
