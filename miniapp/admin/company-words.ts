import type { CompanyRow } from '@shared/api/register-views'
import { COMPANY_STATES, type CompanyState } from '@shared/register/company'
import type { CompanyPile } from '@shared/register/list'
import type { IconName } from '@/ui/icon-paths'
import type { Tone } from '@/ui/Status'
import { named } from '@/session/dress'

const LOOKS: Record<CompanyState, { tone: Tone, icon: IconName }> = {
  operating: { tone: 'green', icon: 'check-circle' },
  suspended: { tone: 'amber', icon: 'pause-square' },
  closed: { tone: 'still', icon: 'octagon-x' },
  moved: { tone: 'still', icon: 'transfer' },
}

/** A state of a company: its word, its picture, its colour. */
export const stateLook = (state: CompanyState): { word: string, tone: Tone, icon: IconName } => ({ word: COMPANY_STATES[state], ...LOOKS[state] })

const EMPTY_PILES: Record<CompanyPile, { title: string, text: string }> = {
  operating: { title: '名册里还没有在营的企业', text: '从表格导入，或登记一家。' },
  unmatched: { title: '每家企业都有{officerShort}了', text: '新导入的企业没有{officerShort}时，会列在这里。' },
  key: { title: '还没有重点企业', text: '在一家企业的“更正”里，可以把它标为重点。' },
  ended: { title: '没有停业、注销或迁出的企业', text: '改了状态的企业会列在这里。' },
}

/** What stands where a pile is empty, and what then. */
export const emptyPile = (pile: CompanyPile): { title: string, text: string } => ({ title: named(EMPTY_PILES[pile].title), text: named(EMPTY_PILES[pile].text) })

/** What can be searched for. */
export const companySearch = (): string => named('名称、信用代码、电话、{officerShort}、短码')

/** Under the name, where it was found by one that it no longer has. */
export const formerWords = ({ formerName }: Pick<CompanyRow, 'formerName'>): string | null => (formerName === null ? null : `曾用名：${formerName}`)
