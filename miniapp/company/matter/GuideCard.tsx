import { View } from '@tarojs/components'
import type { MatterView } from '@shared/api/matter.api'
import { GUIDE_PARTS, type GuidePart } from '@shared/register/matter'
import { keysOf } from '@shared/kernel/keys-of'
import { CardHead } from '@/ui/Layout'
import './guide.scss'

const PARTS = keysOf<GuidePart>(GUIDE_PARTS)

/** What a guide says, part by part; what it does not say is not there. */
export const GuideCard = ({ guide }: Pick<MatterView, 'guide'>) => {
  const said = PARTS.filter((part) => guide[part] !== '')
  return said.length === 0 ? null : (
    <View className="ms-card t-guide">
      {said.map((part) => (
        <View key={part} className={`guide-part t-guide-${part}`}>
          <CardHead>{GUIDE_PARTS[part]}</CardHead>
          <View className="msb-prose">{guide[part]}</View>
        </View>
      ))}
    </View>
  )
}
