import { COMPANY_ACT_WORDS, type CompanyAct } from '@/words/company-acts'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import type { CompanyButtons } from './buttons'

/** The one main act and at most one beside it. */
export const CaseFoot = ({ buttons, busy, onAct, onRate }: {
  buttons: CompanyButtons
  busy: boolean
  onAct: (act: CompanyAct) => void
  onRate: () => void
}) => {
  const { main, beside } = buttons
  if (main === null && beside === null) return null
  return (
    <BottomBar>
      {beside === null
        ? null
        : <SecondaryButton className={`t-act t-act-${beside}`} block={main === null} disabled={busy} onPress={() => onAct(beside)}>{COMPANY_ACT_WORDS[beside].row}</SecondaryButton>}
      {main === null
        ? null
        : main === 'rate'
          ? <PrimaryButton icon="star" className="t-act-rate" onPress={onRate}>评价这次办理</PrimaryButton>
          : <PrimaryButton className={`t-act t-act-${main}`} busy={busy} onPress={() => onAct(main)}>{COMPANY_ACT_WORDS[main].row}</PrimaryButton>}
    </BottomBar>
  )
}
