import { View } from '@tarojs/components'
import type { CaseSummary } from '@shared/case/views'
import { suggestionFor, type Units } from './board-words'
import { MiniButton } from '@/ui/SmallButton'

/** Where an unowned case should go, if that is plain, and the button that sends it there after a look. */
export const Assigning = ({ one, units, onTransfer }: { one: CaseSummary, units: Units['units'], onTransfer: (one: CaseSummary) => void }) => {
  const suggestion = suggestionFor(one.matter, units)
  return (
    <View className="assigning">
      <View className="ms-grow">
        <View>{suggestion?.target.name ?? '请看过再定'}</View>
        <View className="ms-caption">{suggestion?.reason ?? one.route.reason}</View>
      </View>
      {one.actions.includes('transfer')
        ? <MiniButton className="t-transfer" icon="transfer" label={`转办：${one.title}`} onPress={() => onTransfer(one)}>转办</MiniButton>
        : null}
    </View>
  )
}
