import { View } from '@tarojs/components'
import type { Instant } from '@shared/kernel/instant'
import { pastWords } from '@/words/time'
import { failureTitle } from '@/data/outcomes'
import { presentInstant } from '@/session/now'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import type { ActRun } from './use-act'
import './form.scss'

/** An entry of a record as somebody would tell it. */
export interface Told {
  sentence: string
  /** '' when the sentence says it all. */
  detail: string
}

/** Why an act was refused, beside its button, and what others wrote meanwhile. The words in the form are kept. */
export function ActTrouble<E extends { seq: number; at: Instant }>({ run, tell }: { run: Pick<ActRun<E>, 'error' | 'newer'>; tell: (entry: E) => Told }) {
  if (run.error === null) return null
  const now = presentInstant()
  const { code, message, requestId } = run.error
  const title = failureTitle(code, message)
  return (
    <View className="act-trouble t-act-error" {...aria({ role: 'alert', live: 'polite' })}>
      <View className="act-trouble__head"><Icon name="alert-triangle" size={18} /><View>{title}</View></View>
      {title === message ? null : <View className="ms-small">{message}</View>}
      {run.newer.map((entry) => {
        const { sentence, detail } = tell(entry)
        return (
          <View key={entry.seq} className="act-trouble__entry t-newer-entry">
            <View className="ms-between">
              <View className="ms-strong">{sentence}</View>
              <View className="ms-caption ms-num">{pastWords(now, entry.at)}</View>
            </View>
            {detail === '' ? null : <View className="ms-small">{detail}</View>}
          </View>
        )
      })}
      {requestId === '' || run.newer.length > 0 ? null : <View className="ms-caption ms-num">{`问题编号 ${requestId}`}</View>}
    </View>
  )
}
