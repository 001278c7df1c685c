import type { Instant } from '../kernel/instant'
import type { CaseDetail, CaseSummary, EntryView, FileView } from './views'
import type { Actor } from '../access/actor'
import { availableActions } from './available-actions'
import { GUARDS, officesFor } from './guards'
import type { Case, CaseRow, FileRef, TrailEntry } from './schema'

/** Which side of the case a reader is on. The company side never sees what is internal; the filer is always on it. */
export function sideOf(current: CaseRow, actor: Actor, now: Instant): CaseDetail['side'] {
  if (current.filer === actor.personId) return 'company'
  const handles = actor.memberships.some(
    (membership) =>
      (['officer', 'department'].includes(membership.role) && GUARDS.isHandlingSide(current, actor, membership, now)) ||
      (membership.role === 'dispatcher' && GUARDS.isInArea(current, actor, membership, now)),
  )
  if (handles) return 'office'
  return officesFor(current, actor, 'company').some((membership) => GUARDS.isCompanySide(current, actor, membership, now)) ? 'company' : 'watch'
}

/** What is known of the files of a case when it is shown: a link each, or that a file's bytes are not those that were filed. */
export type FileLinks = ReadonlyMap<string, { url: string } | { withheld: true }>

const fileViews = (files: readonly FileRef[] | undefined, links: FileLinks): FileView[] =>
  (files ?? []).map(({ fileId, name }) => ({ fileId, name, ...links.get(fileId) }))

/** May this side read this entry? */
export const isReadable = (entry: TrailEntry, side: CaseDetail['side']): boolean => entry.visibility === 'public' || side !== 'company'

/** One line of the record as a reader sees it. Erased content shows only that something happened. */
export function entryView(entry: TrailEntry, actor: Actor, links: FileLinks): EntryView {
  const { content } = entry
  return {
    seq: entry.seq,
    at: entry.at,
    kind: entry.kind,
    visibility: entry.visibility,
    who: { role: content?.role ?? 'system', name: content?.name ?? null, unitName: content?.unitName ?? null, me: entry.by === actor.personId },
    ...(content?.text ? { text: content.text } : {}),
    files: fileViews(content?.files, links),
    ...(content?.to ? { to: content.to } : {}),
    ...(content?.result ? { result: content.result } : {}),
    ...(content?.rule ? { rule: content.rule } : {}),
  }
}

/** A row of a list. */
export function summaryOf(current: CaseRow, actor: Actor, now: Instant): CaseSummary {
  const { id, number, version, kind, matter, status, box, urgent, title, verified, filedAt, closedAt, dueAt, clocks, route } = current
  return {
    id, number, version, kind, matter, status, box, urgent, title, verified, filedAt, closedAt, dueAt, clocks, route,
    companyName: current.company.name,
    holder: { unitName: current.holder.unitName, handlerName: current.holder.handlerName, mine: current.holder.handler === actor.personId },
    actions: availableActions(current, actor, now),
  }
}

/** Every file a reader of this side may open, for asking the store for links in one call. */
export const readableFiles = (current: Case, entries: readonly TrailEntry[], side: CaseDetail['side']): string[] => [
  ...new Set([...current.files, ...entries.filter((entry) => isReadable(entry, side)).flatMap((entry) => entry.content?.files ?? [])].map((file) => file.fileId)),
]

/** The whole case as one reader sees it; newest entry first. */
export function detailOf(
  current: Case, entries: readonly TrailEntry[], actor: Actor, now: Instant, extra: { links: FileLinks; rated: boolean },
): CaseDetail {
  const side = sideOf(current, actor, now)
  return {
    ...summaryOf(current, actor, now),
    side,
    text: current.text,
    files: fileViews(current.files, extra.links),
    companyId: current.company.id,
    areaName: current.company.areaName,
    contact: { nameMasked: current.contact.nameMasked, phoneMasked: current.contact.phoneMasked },
    holderPhone: current.holder.handlerPhone,
    profile: { id: current.profile.id, version: current.profile.version, citation: current.profile.citation },
    answeredAt: current.answeredAt,
    confirmBy: current.confirmBy,
    ...(side === 'company' ? { rated: extra.rated } : { flagged: current.flagged }),
    trail: entries.filter((entry) => isReadable(entry, side)).map((entry) => entryView(entry, actor, extra.links)),
    headHash: current.headHash,
  }
}
