import type { Role } from '../access/roles'
import { type Addressee, personToken } from '../access/tokens'
import { truncateCodePoints } from '../kernel/code-points'
import type { Flow, NoticeRule } from './flow'
import type { Notice, Recorded, RecordedRow, Shape, TrailEntry } from './shape'

const OFFICE_ROLES: readonly Role[] = ['officer', 'department', 'dispatcher', 'supervisor', 'lastResort', 'system']

function applies<S extends Shape>({ when }: NoticeRule<S>, entry: TrailEntry<S>): boolean {
  const fromOffice = entry.content !== null && OFFICE_ROLES.includes(entry.content.role)
  switch (when) {
    case undefined: return true
    case 'publicFromOffice': return fromOffice && entry.visibility === 'public'
    case 'fromFiler': return !fromOffice
  }
}

/** One line that says what happened, for the inbox: the title, then the words of the act. */
function bodyOf<S extends Shape>({ title }: RecordedRow<S>, { visibility, content }: TrailEntry<S>): string {
  const said = visibility === 'public' ? content?.text : undefined
  return said ? `${title}：${truncateCodePoints(said.replace(/\s+/g, ' '), 60)}` : title
}

/** The notices of one entry, to be written with it. Nobody is told of his own act; nobody twice. */
export function noticesOf<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(
  flow: Pick<Flow<S, D, R>, 'entries' | 'recipients' | 'closedTo'>, doc: D, entry: TrailEntry<S>,
): Notice<S>[] {
  const notices = new Map<Addressee, Notice<S>>()
  const closed: readonly Addressee[] = flow.closedTo(doc)
  for (const rule of flow.entries[entry.kind].tells) {
    if (!applies(rule, entry)) continue
    for (const to of flow.recipients[rule.to](doc)) {
      if (to === personToken(entry.by) || notices.has(to) || (to.startsWith('p:') && closed.includes(to))) continue
      notices.set(to, { seq: entry.seq, to, kind: rule.kind, body: bodyOf<S>(doc, entry) })
    }
  }
  return [...notices.values()]
}
