import { personToken, poolToken, superviseToken, type Token, unitToken } from '../access/tokens'
import { truncateCodePoints } from '../kernel/code-points'
import { NOTICE_RULES, type NoticeRule, type NoticeTo } from './notice-kinds'
import type { Case, Notice, TrailEntry } from './schema'
import type { Role } from '../access/roles'

const holderToken = (current: Case): Token[] => {
  const { handler, unitId, poolArea } = current.holder
  if (handler) return [personToken(handler)]
  if (unitId) return [unitToken(unitId)]
  return poolArea ? [poolToken(poolArea)] : []
}

const RECIPIENTS: Record<NoticeTo, (current: Case) => Token[]> = {
  company: (current) => [personToken(current.filer)],
  holder: holderToken,
  informed: (current) => current.informed.map(personToken),
  supervisors: (current) => current.areaPath.slice(0, 2).map(superviseToken),
}

const OFFICE_ROLES: readonly Role[] = ['officer', 'department', 'dispatcher', 'supervisor', 'system']

function applies(rule: NoticeRule, entry: TrailEntry): boolean {
  const fromOffice = entry.content !== null && OFFICE_ROLES.includes(entry.content.role)
  switch (rule.when) {
    case 'always': return true
    case 'publicFromOffice': return fromOffice && entry.visibility === 'public'
    case 'fromCompany': return !fromOffice
  }
}

/** One line that says what happened, for the inbox: the title of the case, then the words of the act. */
function bodyOf(current: Case, entry: TrailEntry): string {
  const said = entry.visibility === 'public' ? entry.content?.text : undefined
  return said ? `${current.title}：${truncateCodePoints(said.replace(/\s+/g, ' '), 60)}` : current.title
}

/** The notices of one entry, to be written with it in the same document. Nobody is told of his own act; nobody twice. */
export function noticesOf(current: Case, entry: TrailEntry): Notice[] {
  const notices = new Map<Token, Notice>()
  for (const rule of NOTICE_RULES[entry.kind]) {
    if (!applies(rule, entry)) continue
    for (const to of RECIPIENTS[rule.to](current)) {
      if (to === personToken(entry.by) || notices.has(to)) continue
      if (current.excluded.person && to === personToken(current.excluded.person)) continue
      notices.set(to, { seq: entry.seq, to, kind: rule.kind, body: bodyOf(current, entry) })
    }
  }
  return [...notices.values()]
}
