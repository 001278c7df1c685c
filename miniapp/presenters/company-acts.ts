import type { CaseAct } from '@shared/case/lifecycle'
import type { IconName } from '@/ui/icon-paths'

/** Acts of the company's side. */
export type CompanyAct = 'note' | 'supplyMaterial' | 'confirm' | 'reopen' | 'withdraw'

/** How the company's side reads an act: the same act has other words for an office (`acts.ts`). */
export interface CompanyActWords {
  icon: IconName
  button: string
  question: string
  label: string
  placeholder: string
  submit: string
  /** Where the lifecycle table speaks to an office; else its own line is shown. */
  consequence?: string
}

// prettier-ignore
export const COMPANY_ACT_WORDS: Record<CompanyAct, CompanyActWords> = {
  note:           { icon: 'pencil', button: '补充说明', question: '还想补充什么', label: '补充的内容', placeholder: '想起来的情况、变化、新的要求，都可以写', submit: '发给经办人',
                    consequence: '经办人会马上收到，也记进办理经过' },
  supplyMaterial: { icon: 'file', button: '补材料', question: '补哪些材料', label: '说明一下', placeholder: '比如：运输合同照片已附上，原件明天送到窗口', submit: '发给经办人' },
  confirm:        { icon: 'check-ring', button: '确认办结', question: '事情办好了吗', label: '', placeholder: '', submit: '确认办结' },
  reopen:         { icon: 'refresh', button: '没解决', question: '还差什么', label: '哪里没有解决', placeholder: '写明还差什么，希望怎么办', submit: '退给经办人重办' },
  withdraw:       { icon: 'return', button: '撤回诉求', question: '要撤回这件诉求吗', label: '', placeholder: '', submit: '撤回诉求' },
}

/** Order in which the solid button is chosen: what only the company can move comes first. */
const MAIN: readonly CompanyAct[] = ['supplyMaterial', 'confirm', 'note']
const BESIDE: readonly CompanyAct[] = ['reopen', 'note']

export interface CompanyButtons {
  main: CompanyAct | 'rate' | null
  /** One outlined button beside it. */
  beside: CompanyAct | null
  /** Quiet words under the timeline. */
  quiet: CompanyAct[]
}

/** Where each act that the server allows stands. `ratable`: done and not rated yet, which then is the one thing left to do. */
export function companyButtons(actions: readonly CaseAct[], ratable: boolean): CompanyButtons {
  const allowed = (Object.keys(COMPANY_ACT_WORDS) as CompanyAct[]).filter((act) => (actions as readonly string[]).includes(act))
  const main = ratable ? 'rate' : (MAIN.find((act) => allowed.includes(act)) ?? null)
  const beside = BESIDE.find((act) => act !== main && allowed.includes(act)) ?? null
  return { main, beside, quiet: allowed.filter((act) => act !== main && act !== beside) }
}
