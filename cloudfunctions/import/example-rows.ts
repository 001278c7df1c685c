import { TAKES_LABELS } from '../../shared/api/takes'
import { ASSIGNMENT_RANKS } from '../../shared/register/assignment-fields'
import type { ImportKind } from '../../shared/register/import'
import { makeUscc } from '../../shared/register/uscc'

/** What lies in the area of whoever asks, so that an example names what is there; null: nothing yet. */
export interface Around {
  area: string
  officer: { name: string; phone: string | null } | null
  /** With its area before it. */
  unit: string | null
  company: { uscc: string; name: string } | null
}

/** A row by field; null: there is nothing that it could name. */
type Example = Readonly<Record<string, string>> | null

/** A row that the import would take as it stands, of each kind. A phone that nobody has. */
export const EXAMPLES: Readonly<Record<ImportKind, (around: Around) => Example>> = {
  companies: ({ area, officer }) => ({
    uscc: makeUscc('91370000MAEXAMP10'), name: '示例企业（请删掉这一行）', areaId: area, address: '示范路 1 号', industry: 'C13', size: '小型', key: '否', state: '在营',
    ...(officer === null ? {} : { officerId: officer.name, officerPhone: officer.phone ?? '' }), contactName: '张三', contactPhone: '13800000000',
  }),
  areas: ({ area }) => ({ name: '示例网格（请删掉这一行）', level: '网格', parentId: area }),
  units: ({ area }) => ({ name: '示例单位（请删掉这一行）', areaId: area, kind: '部门', phone: '0535-6000000', takes: TAKES_LABELS['kind:help'] ?? '' }),
  windows: ({ area, unit }) => (unit === null ? null : { hallName: '示例大厅（请删掉这一行）', hallAreaId: area, hallAddress: '示范路 1 号', number: '1', name: '企业开办', unitId: unit }),
  officials: ({ area, unit }) => (unit === null ? null : { name: '张三', phone: '13800000000', workPhone: '0535-6000000', role: '服务专员', unitId: unit, areaId: area, head: '否' }),
  assignments: ({ officer, company }) => (officer === null || company === null ? null : { uscc: company.uscc, name: company.name, officerId: officer.name, officerPhone: officer.phone ?? '', rank: ASSIGNMENT_RANKS.lead }),
}
