import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseSummary } from '@shared/case/views'
import { SUPERVISION_ROWS, supervisionWords, usualOrder } from '@/case/supervision-words'
import { askOnce } from '@/data/ask-once'
import { ActSheet } from '@/form/ActSheet'
import { presentInstant } from '@/session/now'
import { MiniButton } from '@/ui/SmallButton'
import { entryTold } from '@/words/entries'
import { holderLine } from './board-words'

/** Who has it, and the button that orders a word on it by a day. */
export const Supervise = ({ one, onOrder }: { one: CaseSummary, onOrder: (one: CaseSummary) => void }) => (
  <View className="assigning">
    <View className="ms-grow">{holderLine(one)}</View>
    <MiniButton className="t-supervise-row" icon="flag" label={`督办：${one.title}`} onPress={() => onOrder(one)}>督办</MiniButton>
  </View>
)

/** The sheet of that order. `one` null: closed. */
export const SuperviseSheet = ({ one, onClose, onDone }: { one: CaseSummary | null, onClose: () => void, onDone: () => void }) => {
  const [last, setLast] = useState(one)
  if (one !== null && one !== last) setLast(one)
  if (last === null) return null
  return (
    <ActSheet
      rows={SUPERVISION_ROWS}
      act={one === null ? null : 'order'}
      subject={{ of: 'supervision', id: last.id, idName: 'caseId', version: last.version }}
      words={supervisionWords}
      start={usualOrder(presentInstant())}
      reload={async () => {
        const reply = await askOnce('case.get', { caseId: last.id })
        if (!reply.ok) return null
        setLast(reply.data)
        return reply.data
      }}
      tell={(entry) => entryTold(entry, 'office')}
      onDone={onDone}
      onClose={onClose}
    />
  )
}
