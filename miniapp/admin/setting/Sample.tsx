import { View } from '@tarojs/components'
import type { SettingName } from '@shared/settings/values'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { PersonCard } from '@/ui/People'
import { TextButton } from '@/ui/SmallButton'

interface Worn { product?: string; officer?: string; palette?: string; foot?: string }
const nothing = (): void => undefined

/** How the pages will look with what stands in the form, before it is saved: title, a company's officer, a button, the foot. Null: that setting is not seen. */
export const Sample = ({ name, value, now }: { name: SettingName, value: Worn, now: { product: string, officer: string } }) => {
  if (name !== 'names' && name !== 'look') return null
  const { product = now.product, officer = now.officer, palette = 'azure', foot = '' } = value
  return (
    <Card title="保存以后是这样" className="t-sample">
      <View className={name === 'look' ? `palette-${palette}` : ''}>
        <View className="ms-title admin__gap t-sample-title">{product}</View>
        <PersonCard name="林知远" subtitle={`您的${officer} · 今天在岗`} />
        <View className="admin__gap"><TextButton go onPress={nothing}>别的部门联系谁</TextButton></View>
        <PrimaryButton onPress={nothing}>提交诉求</PrimaryButton>
        {foot === '' ? null : <View className="ms-caption ms-seal">{foot}</View>}
      </View>
    </Card>
  )
}
