import { View } from '@tarojs/components'
import { entryDetail, entrySentence } from '@/words/case'
import { pastWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import type { ActRun } from './use-act'
import './act.scss'

/** Why an act was refused, beside its button, and what others wrote meanwhile. The words in the form are kept. */
export const ActTrouble = ({ run, side = 'office' }: { run: Pick<ActRun, 'error' | 'newer'>, side?: 'company' | 'office' }) => {
  if (run.error === null) return null
  const now = presentInstant()
  return (
    <View className="act-trouble t-act-error" {...aria({ role: 'alert', live: 'polite' })}>
      <View className="act-trouble__head"><Icon name="alert-triangle" size={18} /><View>{run.error.message}</View></View>
      {run.newer.map((entry) => (
        <View key={entry.seq} className="act-trouble__entry t-newer-entry">
          <View className="ms-between">
            <View className="ms-strong">{entrySentence(entry, side)}</View>
            <View className="ms-caption ms-num">{pastWords(now, entry.at)}</View>
          </View>
          {entryDetail(entry) === '' ? null : <View className="ms-small">{entryDetail(entry)}</View>}
        </View>
      ))}
      {run.error.requestId === '' || run.newer.length > 0 ? null : <View className="ms-caption ms-num">{`问题编号 ${run.error.requestId}`}</View>}
    </View>
  )
}
