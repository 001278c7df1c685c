import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'

const STEPS = ['选文件', '看试算结果', '正式导入'] as const

/** Which of the three steps it is at, from 1; 4: all are done. */
export const Steps = ({ at }: { at: 1 | 2 | 3 | 4 }) => (
  <View className="admin-steps" {...aria({ role: 'list', label: `共三步，${at === 4 ? '都做完了' : `现在是第 ${at} 步：${STEPS[at - 1] ?? ''}`}` })}>
    {STEPS.map((word, step) => (
      <View key={word} className={`admin-step ${step + 1 === at ? 'admin-step--on' : ''}`} {...aria({ role: 'listitem' })}>
        {step + 1 < at ? <Icon name="check-circle" size={20} /> : <View className="admin-step__number ms-num">{String(step + 1)}</View>}
        <View>{word}</View>
      </View>
    ))}
  </View>
)
