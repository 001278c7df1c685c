import type { CaseDetail, EntryView } from '@shared/case/views'
import type { EntryKind } from '@shared/case/entries'
import { type Instant, toMs } from '@shared/kernel/instant'
import type { TimelineItem, TimelineNode } from '@/ui/Timeline'
import { entryDetail, entrySentence, nextStep } from '@/words/entries'
import { dueWords, pastWords } from '@/words/time'

const NODES: Partial<Record<EntryKind, TimelineNode>> = {
  materialRequested: 'paused',
  answered: 'done',
  confirmed: 'done',
  closed: 'done',
  overdue: 'warning',
  fileDiffers: 'warning',
}

/** One row of the timeline, without its files. */
export type TrailRow = TimelineItem & { entry: EntryView | null }

/** Newest first, what comes next on top of it. Entries given twice (a page read again) stand once. */
export function trailRows(detail: CaseDetail, earlier: readonly EntryView[], now: Instant): TrailRow[] {
  const side = detail.side === 'company' ? 'company' : 'office'
  const entries = [...new Map([...earlier, ...detail.trail].map((entry) => [entry.seq, entry])).values()].sort((a, b) => b.seq - a.seq)
  const running = detail.status === 'filed' || detail.status === 'handling' || detail.status === 'answered'
  const rows: TrailRow[] = entries.map((entry, at) => ({
    key: String(entry.seq),
    node: NODES[entry.kind] ?? (at === 0 && running ? 'now' : 'past'),
    title: entrySentence(entry, side),
    time: pastWords(now, entry.at),
    tone: entry.visibility,
    entry,
    ...(entryDetail(entry) === '' ? {} : { detail: entryDetail(entry) }),
  }))
  const next = nextStep(detail)
  if (next === null) return rows
  return [{ key: 'next', node: 'next', title: next.words, time: next.by === null || toMs(next.by) <= toMs(now) ? '' : dueWords(now, next.by), entry: null }, ...rows]
}

/** The smallest number among these entries: what to ask `case.trail` to go on before. Null when there is nothing. */
export const firstSeq = (entries: readonly EntryView[]): number | null =>
  entries.length === 0 ? null : Math.min(...entries.map(({ seq }) => seq))
