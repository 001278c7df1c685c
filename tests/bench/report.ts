import type { BundleRow } from './bundles'
import type { Row } from './measure'

/** Targets of the project (docs: performance); printed beside the figures, judged by people. */
const TARGETS = { ratio: 10, ratioAim: 4, growth: 1.2, cold: 1.25, packageBytes: 1024 * 1024 }

export interface SizeReport {
  size: number
  rows: readonly Row[]
  seedSeconds: number
  dataBytes: number
}

const fixed = (value: number, digits = 2): string => value.toFixed(digits)
const times = (value: number): string => `${fixed(value, value < 10 ? 2 : 1)}×`
const grouped = (value: number): string => value.toLocaleString('en-US')
const kilobytes = (bytes: number): string => `${grouped(Math.round(bytes / 1024))} KB`
const judged = (good: boolean): string => (good ? '' : ' !')

/** One table of text: first column to the left, the others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]): string => cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ').trimEnd()
  return [line(head), widths.map((width) => '─'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

/** The operations at one size. `!` marks what misses its target. */
export function sizeTable({ rows }: SizeReport): string {
  return table(
    ['operation', 'ops/s', 'p50/p99 ms', 'CPU ms/op', 'hops p50/max', 'floor ops/s', 'p50/p99 ms', 'CPU ms/op', `ratio (≤ ${TARGETS.ratio}, aim ${TARGETS.ratioAim})`],
    rows.map(({ operation, product, floor, hops, hopsAllowed }) => {
      const ratio = product.cpu / floor.cpu
      return [
        operation, fixed(product.perSecond, 0), `${fixed(product.p50, 1)}/${fixed(product.p99, 1)}`, fixed(product.cpu),
        `${hops.p50}/${hops.max}${hopsAllowed === null ? '' : ` (≤ ${hopsAllowed})`}${judged(hopsAllowed === null || hops.p50 <= hopsAllowed)}`,
        fixed(floor.perSecond, 0), `${fixed(floor.p50, 1)}/${fixed(floor.p99, 1)}`, fixed(floor.cpu), `${times(ratio)}${judged(ratio <= TARGETS.ratio)}`,
      ]
    }),
  )
}

/** CPU per operation of the last size against the first, and the floor's, which grows too. */
export function growthTable(first: SizeReport, last: SizeReport): string {
  return table(
    [`CPU at ${grouped(last.size)} / at ${grouped(first.size)}`, `product (≤ ${TARGETS.growth})`, 'floor', 'product against floor'],
    last.rows.flatMap((row) => {
      const before = first.rows.find(({ operation }) => operation === row.operation)
      if (!before) return []
      const growth = row.product.cpu / before.product.cpu
      const floor = row.floor.cpu / before.floor.cpu
      return [[row.operation, `${times(growth)}${judged(growth <= TARGETS.growth)}`, times(floor), times(growth / floor)]]
    }),
  )
}

export function bundleTable(rows: readonly BundleRow[]): string {
  return table(
    ['bundle', 'size', 'limit', 'cold start CPU ms', `ratio (≤ ${TARGETS.cold})`],
    rows.map(({ name, bytes, limit, coldMs, ratio }) => [
      ratio === null ? 'bare SDK' : name, kilobytes(bytes) + judged(limit === null || bytes <= limit), limit === null ? '' : kilobytes(limit), fixed(coldMs, 1),
      ratio === null ? '' : times(ratio) + judged(ratio <= TARGETS.cold),
    ]),
  )
}

export const packageTable = (parts: readonly { name: string; bytes: number }[]): string =>
  table([`package (≤ ${kilobytes(TARGETS.packageBytes)})`, 'size'], parts.map(({ name, bytes }) => [name, kilobytes(bytes) + judged(bytes <= TARGETS.packageBytes)]))

export const sizeTitle = ({ size, seedSeconds, dataBytes }: SizeReport): string =>
  `${grouped(size)} cases stored (${fixed(dataBytes / 1024 / 1024, 0)} MB, seeded in ${fixed(seedSeconds, 0)} s)`
