import type { BundleRow } from './bundles'
import type { DueReport } from './due'
import type { Row } from './measure'
import type { PageRow } from './page'
import type { SearchRow } from './searches'

/** Targets of the project that no single row carries; printed beside the figures, judged by people. */
const TARGETS = { nothingMs: 0.3, growth: 1.2, cold: 0.5, searchMs: 300, tickSeconds: 45, ticks: 3, actMs: 300, packageBytes: 1024 * 1024 }

export interface SizeReport {
  size: number
  rows: readonly Row[]
  searches: readonly SearchRow[]
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

const ratioOf = ({ product, floor }: Row): number | null => (floor && floor.cpu > 0 ? product.cpu / floor.cpu : null)

function targetOf({ operation: { ratio } }: Row): string {
  if (!ratio) return ''
  return ratio.parse === null ? `≤ ${ratio.reach}` : `≤ ${ratio.reach}, Parse ${ratio.parse}`
}

/** The operations at one size. `!` marks what misses its target. */
export function sizeTable({ rows }: SizeReport): string {
  return table(
    ['operation', 'trips p50/max', 'ops/s', 'p50/p99 ms', 'CPU ms/op', 'floor CPU', 'ratio', 'target', 'per 1,000: trips', 'CPU s', 'database MB'],
    rows.map((row) => {
      const { operation, product, floor, trips, bytes } = row
      const ratio = ratioOf(row)
      const good = ratio === null || !operation.ratio || ratio <= operation.ratio.reach
      const nothing = operation.trips === 0 && product.cpu > TARGETS.nothingMs
      return [
        operation.name, `${trips.p50}/${trips.max} (≤ ${operation.trips})${judged(trips.p50 <= operation.trips)}`, fixed(product.perSecond, 0), `${fixed(product.p50, 1)}/${fixed(product.p99, 1)}`,
        fixed(product.cpu) + judged(!nothing), floor ? fixed(floor.cpu) : '', ratio === null ? '' : times(ratio) + judged(good), operation.trips === 0 ? `≤ ${TARGETS.nothingMs} ms` : targetOf(row),
        grouped(trips.p50 * 1000), fixed(product.cpu), fixed((bytes * 1000) / 1024 / 1024, 1),
      ]
    }),
  )
}

/** CPU per operation of the last size against the first, and the floor's, which grows too. */
export function growthTable(first: SizeReport, last: SizeReport): string {
  return table(
    [`CPU at ${grouped(last.size)} / at ${grouped(first.size)}`, `product (≤ ${TARGETS.growth})`, 'floor'],
    last.rows.flatMap((row) => {
      const before = first.rows.find(({ operation }) => operation.name === row.operation.name)
      if (!before) return []
      const growth = row.product.cpu / before.product.cpu
      return [[row.operation.name, `${times(growth)}${judged(growth <= TARGETS.growth)}`, row.floor && before.floor ? times(row.floor.cpu / before.floor.cpu) : '']]
    }),
  )
}

export const searchTable = ({ searches }: SizeReport): string => {
  const cell = (value: number): string => fixed(value, 0) + judged(value <= TARGETS.searchMs)
  return table([`search, p50 ms (≤ ${TARGETS.searchMs})`, 'officer', 'unit', 'city'], searches.map(({ search, officer, unit, city }) => [search, cell(officer), cell(unit), cell(city)]))
}

export function dueTable({ due, ticks, acts }: DueReport): string {
  const rows = ticks.map(({ seconds, left }, at) => [
    `tick ${at + 1}`, fixed(seconds, 1) + judged(seconds <= TARGETS.tickSeconds), grouped(left.alarms) + judged(left.alarms === 0), grouped(left.pushes) + judged(at + 1 < TARGETS.ticks || left.pushes === 0),
  ])
  return `${table([`${grouped(due)} cases due`, `seconds (≤ ${TARGETS.tickSeconds})`, 'alarms left (0)', `messages left (0 after ${TARGETS.ticks})`], rows)}
acts of users meanwhile, p50/p99: ${fixed(acts.p50, 0)}/${fixed(acts.p99, 0)} ms (≤ ${TARGETS.actMs})${judged(acts.p99 <= TARGETS.actMs)}, ${grouped(acts.many)} of them`
}

export function bundleTable(rows: readonly BundleRow[]): string {
  return table(
    ['bundle', 'size', 'limit', 'cold start CPU ms', `ratio (≤ ${TARGETS.cold}, aim 0.4)`],
    rows.map(({ name, bytes, limit, coldMs, ratio }) => [
      ratio === null ? 'bare SDK' : name, kilobytes(bytes) + judged(limit === null || bytes <= limit), limit === null ? '' : kilobytes(limit), fixed(coldMs, 1),
      ratio === null ? '' : times(ratio) + judged(ratio <= TARGETS.cold),
    ]),
  )
}

export const packageTable = (parts: readonly { name: string; bytes: number }[]): string =>
  table([`package (≤ ${kilobytes(TARGETS.packageBytes)})`, 'size'], parts.map(({ name, bytes }) => [name, kilobytes(bytes) + judged(bytes <= TARGETS.packageBytes)]))

export const pageTable = (rows: readonly PageRow[]): string =>
  table(['page in a browser', 'parts', 'over the wire', 'limit'], rows.map(({ name, parts, bytes, limit }) => [
    name, String(parts), kilobytes(bytes) + judged(limit === null || bytes <= limit), limit === null ? '' : kilobytes(limit),
  ]))

export const sizeTitle = ({ size, seedSeconds, dataBytes }: SizeReport): string =>
  `${grouped(size)} cases stored (${fixed(dataBytes / 1024 / 1024, 0)} MB, seeded in ${fixed(seedSeconds, 0)} s)`
