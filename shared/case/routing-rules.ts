import type { CaseKind } from './kinds'

/**
 * Routing rules (派单), tried from top to bottom; the first whose place is found takes the case.
 * The last three are also where a case goes that its holder gives back. `when` says to which requests a rule applies, `to` where it looks; route-case.ts is generic over the rows.
 */
export const ROUTE_RULES = ['roundSubject', 'unitOfMatter', 'assignedOfficer', 'standIn', 'deputy', 'pool', 'unitOfComplaints', 'lastResort'] as const
export type RouteRuleName = (typeof ROUTE_RULES)[number]

export interface RoutingRule {
  rule: RouteRuleName
  when: { kinds: readonly CaseKind[] | 'any'; matter: 'given' | 'any' }
  to: 'unitTakingKind' | 'unitTakingMatter' | 'companyOfficer' | 'standInOfOfficer' | 'deputyOfCompany' | 'dispatcherPool' | 'unitTakingComplaints' | 'lastResort'
  /** Kept on the case and shown: why it went there. `{name}` is the place found. */
  reason: string
  /** The same where the company's officer is registered and has never signed in. */
  reasonNeverSeen?: string
  /** Is the company's own officer kept informed? */
  informOfficer: boolean
}

// prettier-ignore
export const ROUTING: readonly RoutingRule[] = [
  { rule: 'roundSubject',    when: { kinds: ['complain', 'report'], matter: 'any' },   to: 'unitTakingKind',   informOfficer: false, reason: '投诉、举报不经过被反映的人和单位，由{name}直接受理' },
  { rule: 'unitOfMatter',    when: { kinds: ['consult', 'help', 'suggest', 'stuck'], matter: 'given' }, to: 'unitTakingMatter', informOfficer: true, reason: '这类事由{name}负责，您的{officer}同时知悉' },
  { rule: 'assignedOfficer', when: { kinds: ['consult', 'help', 'suggest', 'stuck'], matter: 'any' },   to: 'companyOfficer',   informOfficer: false, reason: '{name}是您企业的{officer}' },
  { rule: 'standIn',         when: { kinds: ['consult', 'help', 'suggest', 'stuck'], matter: 'any' },   to: 'standInOfOfficer', informOfficer: true, reason: '您的{officer}请假，由{name}代办' },
  { rule: 'deputy',          when: { kinds: ['consult', 'help', 'suggest', 'stuck'], matter: 'any' },   to: 'deputyOfCompany',  informOfficer: true, reason: '您的{officer}现在不在岗，由副{officerShort}{name}办理' },
  { rule: 'pool',            when: { kinds: 'any', matter: 'any' },                    to: 'dispatcherPool',   informOfficer: false, reason: '暂时没有对应的经办人，由{name}分办', reasonNeverSeen: '您的{officer}还没有登录过，由{name}分办' },
  { rule: 'unitOfComplaints', when: { kinds: 'any', matter: 'any' },                   to: 'unitTakingComplaints', informOfficer: false, reason: '暂时没有可以分办的人，由{name}先受理', reasonNeverSeen: '您的{officer}还没有登录过，由{name}先受理' },
  { rule: 'lastResort',      when: { kinds: 'any', matter: 'any' },                    to: 'lastResort',       informOfficer: false, reason: '暂时没有可以经办的人和单位，由{name}分办', reasonNeverSeen: '您的{officer}还没有登录过，由{name}分办' },
]
