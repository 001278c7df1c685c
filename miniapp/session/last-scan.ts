import { platform } from '@/platform/platform'

/** A code that was opened on this device, for going back to it without scanning again. It selects; it grants nothing. */
export interface KeptScan {
  code: string
  /** 「云澜禾田食品有限公司」「不动产登记 3 号窗口」. */
  title: string
  kind: 'company' | 'window'
}

const KEY = 'msb.scans'
const MOST = 5

const isKept = (value: unknown): value is KeptScan[] =>
  Array.isArray(value) && value.every((item: unknown) => typeof (item as KeptScan | null)?.code === 'string' && typeof (item as KeptScan).title === 'string')

/** Newest first, at most five. */
export function keptScans(): KeptScan[] {
  const kept = platform.storage.get<unknown>(KEY)
  return isKept(kept) ? kept : []
}

/** Puts a code on top of the list. */
export function keepScan(scan: KeptScan): void {
  platform.storage.set(KEY, [scan, ...keptScans().filter(({ title, code }) => title !== scan.title && code !== scan.code)].slice(0, MOST))
}

/** Takes a code out that is no longer good. */
export function dropScan(code: string): void {
  platform.storage.set(KEY, keptScans().filter((scan) => scan.code !== code))
}
