/** Role values on the wire (design §4). `system` is the timer. */
export const ROLES = ['company', 'resident', 'officer', 'department', 'dispatcher', 'supervisor', 'admin', 'lastResort', 'system'] as const
export type Role = (typeof ROLES)[number]

/** What a role is called: {officer} as the tenant says it (settings/names.ts). */
export const ROLE_LABELS: Record<Role, string> = {
  company: '企业',
  resident: '群众',
  officer: '{officer}',
  department: '承办单位',
  dispatcher: '分办员',
  supervisor: '督办员',
  admin: '系统管理员',
  lastResort: '兜底负责人',
  system: '系统',
}

/** Of somebody whose name is not known, in a sentence that is kept: it has no word that changes with the names of a tenant. */
export const keptLabel = (role: Role): string => (role === 'officer' ? '经办人' : ROLE_LABELS[role])
