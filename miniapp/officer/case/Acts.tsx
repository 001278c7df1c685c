import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseDetail, EntryView } from '@shared/case/views'
import { ActSheet } from '@/case/ActSheet'
import { ActTrouble } from '@/case/ActTrouble'
import { onCase } from '@/case/on-case'
import { type ActRun, useAct } from '@/form/use-act'
import { ACT_WORDS, type PersonAct } from '@/words/acts'
import { askReminders } from '@/session/subscribe'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { useDesk } from '@/ui/use-desk'
import { mainAct } from './buttons'
import { Composer } from './Composer'
import { MoreButton } from './MoreButton'
import { hasOtherActs, OtherActs } from './OtherActs'

export interface ActsProps {
  detail: CaseDetail
  unitId: string | null
  allowFiles: () => Promise<boolean>
  reload: () => Promise<CaseDetail | null>
}

/** What the reader may do with this case: the main act by its state, the others in a sheet (beside the case at a desk). */
export const Acts = ({ detail, unitId, allowFiles, reload }: ActsProps) => {
  const [more, setMore] = useState(false)
  const [form, setForm] = useState<PersonAct | null>(null)
  const desk = useDesk()
  const main = mainAct(detail.actions)
  const others = hasOtherActs(detail.actions)
  const choose = (act: PersonAct) => {
    setMore(false)
    setForm(act)
  }
  const openMore = others && !desk ? () => setMore(true) : undefined
  // Lives above the bar: when a colleague was faster the bar goes, and why it went must stay to be read.
  const run = useAct({ ...onCase(detail), reload, onDone: () => void reload() })
  const done = () => {
    run.reset()
    void reload()
  }
  const noBar = main === 'note' || (main === null && (desk || !others))
  if (main === null && !others && form === null && run.error === null) return null
  return (
    <View className="case-acts">
      {noBar ? <ActTrouble run={run} /> : <MainBar act={main} run={run} onMore={openMore} />}
      {main === 'note' ? <Composer detail={detail} allowFiles={allowFiles} reload={reload} onMore={openMore} onDone={done} /> : null}
      {others && desk ? <View className="case-acts__beside"><OtherActs actions={detail.actions} onChoose={choose} /></View> : null}
      <Sheet open={more && !desk} onClose={() => setMore(false)} title="接下来怎么办" id="more-sheet"><OtherActs actions={detail.actions} onChoose={choose} /></Sheet>
      <ActSheet
        act={form}
        detail={detail}
        unitId={unitId}
        allowFiles={allowFiles}
        reload={reload}
        onClose={() => setForm(null)}
        onDone={done}
      />
    </View>
  )
}

/** The bar with one act that needs no form: 签收 or 认领; only 更多 when there is none. */
const MainBar = ({ act, run, onMore }: { act: PersonAct | null, run: ActRun<EntryView>, onMore: (() => void) | undefined }) => {
  const press = () => {
    if (act === null || run.busy) return
    // The panel for reminders must open inside the tap; the act goes on whatever is answered.
    void askReminders(['task']).then(() => run.submit(act, {}))
  }
  return (
    <View className={`case-acts__bar ${act === null ? 'case-acts__bar--more' : ''}`}>
      {act === null ? null : <View className="act-consequence case-acts__say"><Icon name="info" /><View>{ACT_WORDS[act].consequence}</View></View>}
      <ActTrouble run={run} />
      <View className="composer__foot">
        <MoreButton onPress={onMore} />
        {act === null ? null : <PrimaryButton className={`t-${act}`} icon={ACT_WORDS[act].icon} busy={run.busy} onPress={press}>{ACT_WORDS[act].submit}</PrimaryButton>}
      </View>
    </View>
  )
}
