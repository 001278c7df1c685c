import type { Actor } from '../access/actor'
import { keptLabel } from '../access/roles'
import { availableActs } from '../flow/available-acts'
import { isReadable } from '../flow/receipt'
import { entryView, type FileLinks, fileViews } from '../flow/views'
import type { Instant } from '../kernel/instant'
import { isUnlisted } from '../register/unlisted'
import type { OpeningHours } from '../sla/calendar'
import { CASE } from './flow'
import { GUARDS, membershipsFor } from './guards'
import { alarmKey } from '../flow/alarms'
import { lateSince } from './late'
import type { Case, CaseRow, CaseShape, TrailEntry } from './schema'
import type { Away, CaseDetail, CaseSummary, Rated } from './views'

/** Which side of the case a reader is on. The company side never sees what is internal; the filer is always on it. Whoever looks with another's eyes never is: that is private. */
export function sideOf(current: CaseRow, actor: Actor, now: Instant): CaseDetail['side'] {
  if (current.filer === actor.personId && !actor.onlyLooks) return 'company'
  const handles = actor.memberships.some(
    (membership) =>
      (['officer', 'department'].includes(membership.role) && GUARDS.isHandlingSide(current, actor, membership, now)) ||
      (membership.role === 'dispatcher' && GUARDS.isInArea(current, actor, membership, now)),
  )
  if (handles) return 'office'
  return !actor.onlyLooks && membershipsFor(current, actor, 'company').some((membership) => GUARDS.isCompanySide(current, actor, membership, now)) ? 'company' : 'watch'
}

/** The telephone of who has it: officials' work contacts are public, and who oversees a case calls from the row. */
const phoneFor = ({ holder: { handlerPhone }, areaPath }: CaseRow, { memberships }: Actor): { phone?: string } =>
  handlerPhone !== null && memberships.some(({ role, areaId }) => role === 'supervisor' && areaId !== undefined && areaPath.includes(areaId)) ? { phone: handlerPhone } : {}

/** A row of a list. */
export function summaryOf(current: CaseRow, actor: Actor, now: Instant): CaseSummary {
  const { id, number, version, kind, matter, status, box, urgent, title, verified, filedAt, closedAt, dueAt, clocks: { response, handling, supply }, route, counts } = current
  return {
    id, number, version, kind, matter, status, box, urgent, title, verified, filedAt, closedAt, dueAt, clocks: { response, handling, supply }, route,
    ...(counts.requestMaterial !== undefined && sideOf(current, actor, now) !== 'company' ? { stops: counts.requestMaterial } : {}),
    companyName: current.company.name,
    ...(isUnlisted(current.company.id) ? { unlisted: true } : {}),
    holder: { unitName: current.holder.unitName, handlerName: current.holder.handlerName, mine: current.holder.handler === actor.personId, ...phoneFor(current, actor) },
    actions: availableActs(CASE, current, actor, now),
  }
}

/** Every file a reader of this side may open, for asking the store for links in one call. */
export const readableFiles = (current: Case, entries: readonly TrailEntry[], side: CaseDetail['side']): string[] => [
  ...new Set([...current.files, ...entries.filter((entry) => isReadable(entry, side !== 'company')).flatMap((entry) => entry.content?.files ?? [])].map((file) => file.fileId)),
]

/** Why it lies where it lies: what whoever sent it there last wrote, after his name; else what the routing table says. */
function routeOf({ route }: Case, entries: readonly TrailEntry[]): Case['route'] {
  const last = entries.reduce<TrailEntry | null>((newest, entry) => (SENT.includes(entry.kind) && entry.seq > (newest?.seq ?? 0) ? entry : newest), null)
  if (!last?.content?.text) return route
  const { name, role, text } = last.content
  const who = `${name ?? keptLabel(role)}${last.kind === 'returned' ? '退回' : '转来'}`
  return { ...route, reason: `${who}：${text}` }
}
const SENT: readonly TrailEntry['kind'][] = ['transferred', 'returned']

/** A supervisor by his public name and office. */
type Supervisor = NonNullable<CaseDetail['late']>['told'][number]

/** Told are those of the areas that its overdue mark goes to, once that has been left. */
function lateOf(current: Case, now: Instant, supervisors: readonly Supervisor[]): Pick<CaseDetail, 'late'> {
  const since = lateSince(current, now)
  if (since === null) return {}
  const marked = CASE.alarms.some((alarm) => alarm.share === 1 && current.clocks[alarm.clock]?.dueAt === since && current.alarmsDone.includes(alarmKey<CaseShape>(alarm, current)))
  return { late: { since, told: marked ? [...supervisors] : [] } }
}

/** The whole case as one reader sees it; newest entry first. */
export function detailOf(
  current: Case, entries: readonly TrailEntry[], actor: Actor, now: Instant, extra: { links: FileLinks; rated: Rated | null; away?: Away | null; unitPhone?: string | null; station?: string | null; hours?: OpeningHours | null; supervisors?: readonly Supervisor[] },
): CaseDetail {
  const side = sideOf(current, actor, now)
  return {
    ...summaryOf(current, actor, now),
    route: routeOf(current, entries),
    side,
    ...(current.found === undefined ? {} : { matterName: current.found.name }),
    text: current.text,
    files: fileViews(current.files, extra.links),
    companyId: current.company.id,
    areaName: current.company.areaName,
    contact: { nameMasked: current.contact.nameMasked, phoneMasked: current.contact.phoneMasked },
    holderPhone: current.holder.handlerPhone ?? extra.unitPhone ?? null,
    holderUnit: current.holder.unitName ?? extra.station ?? null,
    ...(extra.away ? { away: extra.away } : {}),
    ...(extra.hours ? { hours: extra.hours } : {}),
    profile: { id: current.profile.id, version: current.profile.version, citation: current.profile.citation },
    ...(side === 'company' ? lateOf(current, now, extra.supervisors ?? []) : {}),
    answeredAt: current.answeredAt,
    confirmBy: current.clocks.confirm?.stoppedAt === null ? current.clocks.confirm.dueAt : null,
    ...(side === 'company' ? { rated: extra.rated !== null, ...(extra.rated === null ? {} : { rating: extra.rated }) } : { flagged: current.flagged }),
    trail: entries.filter((entry) => isReadable(entry, side !== 'company')).map((entry) => entryView(entry, actor, extra.links)),
    headHash: current.headHash,
  }
}
