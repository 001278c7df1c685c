import { View } from '@tarojs/components'
import type { Instant } from '@shared/kernel/instant'
import { pastWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { Trouble } from './Trouble'
import type { ActRun } from './use-act'

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
  const entries = run.newer.map((entry) => {
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
  })
  return <Trouble error={run.error} className="t-act-error">{entries.length === 0 ? null : entries}</Trouble>
}
