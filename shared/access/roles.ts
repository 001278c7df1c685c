/** Role values on the wire (design §4). `system` is the timer. */
export const ROLES = ['company', 'resident', 'officer', 'department', 'dispatcher', 'supervisor', 'admin', 'lastResort', 'system'] as const
export type Role = (typeof ROLES)[number]

export const ROLE_LABELS: Record<Role, string> = {
  company: '企业',
  resident: '群众',
  officer: '服务专员',
  department: '承办单位',
  dispatcher: '分办员',
  supervisor: '督办员',
  admin: '系统管理员',
  lastResort: '兜底负责人',
  system: '系统',
}
