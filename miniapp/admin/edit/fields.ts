import type { CompanyDetail } from '@shared/api/register-views'
import { choice, defaulting, flag, line, optional, person, phone, region, worded } from '@shared/form/field'
import { COMPANY_KEPT_LABELS as LABELS, COMPANY_SIZES, COMPANY_STATES } from '@shared/register/company'
import { type Rank, RANKS } from '@shared/register/pairing'
import type { FormValues, Problems } from '@/form/values'
import type { Compared } from '../meanwhile'

/** The form of a company, with the limits of register.saveCompany. */
export const COMPANY_FORM = {
  uscc: worded(line(30), { zh: '统一社会信用代码', hint: '营业执照上的 18 位', ask: '请填统一社会信用代码' }),
  name: worded(line(100), { zh: '企业名称', hint: '和营业执照一致', ask: '请填企业名称' }),
  areaId: worded(region, { zh: '所属区域', ask: '请选所属区域' }),
  address: worded(optional(line(200)), { zh: '地址' }),
  industry: worded(optional(line(60)), { zh: '行业', hint: '例如 C13，或农副食品加工业' }),
  size: worded(optional(choice(COMPANY_SIZES)), { zh: '规模' }),
  state: worded(defaulting(choice(COMPANY_STATES), 'operating'), { zh: '状态' }),
  key: worded(flag, { zh: '重点企业', hint: '列入“重点”一栏' }),
  officerId: optional(person),
  deputyId: optional(person),
  contactName: worded(optional(line(30)), { zh: '联系人' }),
  contactPhone: worded(optional(phone), { zh: '联系电话' }),
}
export type CompanyForm = FormValues<typeof COMPANY_FORM>

/** Who is its deputy, as a form has him. */
function deputyOf(paired: CompanyDetail['paired']): CompanyForm['deputyId'] {
  const deputy = paired.find(({ rank }) => rank === 'deputy')
  return deputy === undefined ? null : { kind: 'person', id: deputy.personId, name: deputy.name }
}

/** What stands in it of a company that is registered: not its contact, whose number nobody is shown. */
export const startOf = ({ uscc, name, areaId, areaName, address, industry, size, state, key, officer, paired }: CompanyDetail): Partial<CompanyForm> => ({
  uscc, name, address, size, state, key,
  areaId: { kind: 'region', id: areaId, name: areaName },
  industry: industry ?? '',
  officerId: officer === null ? null : { kind: 'person', id: officer.personId, name: officer.name },
  deputyId: deputyOf(paired),
})

/** A contact is a name and a number, or is not written at all. */
export function contactProblem({ contactName, contactPhone }: CompanyForm): Problems<typeof COMPANY_FORM> {
  const [name, number] = [contactName.trim() !== '', contactPhone.trim() !== '']
  if (name === number) return {}
  return name ? { contactPhone: '写了联系人，也请写他的电话；不改就都空着' } : { contactName: '写了电话，也请写联系人姓名；不改就都空着' }
}

/** At which field a refusal of register.saveCompany is mended. */
export const FIELD_OF: Readonly<Record<string, keyof typeof COMPANY_FORM>> = {
  USCC_WRONG: 'uscc', COMPANY_TWICE: 'uscc', INDUSTRY_UNKNOWN: 'industry', AREA_NOT_FOUND: 'areaId', TARGET_NOT_FOUND: 'officerId', PAIRED_TWICE: 'deputyId', COMPANY_HAS_OPEN_CASES: 'state',
}

const pairedAs = (rank: Rank) => ({ paired }: CompanyDetail): string | null => paired.flatMap((one) => (one.rank === rank ? [one.name] : [])).join('、') || null

/** What can be compared of two versions of it. */
export const COMPANY_COMPARED: Compared<CompanyDetail> = [
  [LABELS.uscc, ({ uscc }) => uscc],
  [LABELS.name, ({ name }) => name],
  [LABELS.areaId, ({ areaName }) => areaName],
  [LABELS.address, ({ address }) => address],
  [LABELS.industry, ({ industryName }) => industryName],
  [LABELS.size, ({ size }) => (size === null ? null : COMPANY_SIZES[size])],
  [LABELS.key, ({ key }) => (key ? '是' : '否')],
  [LABELS.state, ({ state }) => COMPANY_STATES[state]],
  [LABELS.officerId, ({ officer }) => officer?.name ?? null],
  [RANKS.deputy, pairedAs('deputy')],
  [RANKS.leader, pairedAs('leader')],
]
