import { View } from '@tarojs/components'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { type ImportView, type Told, toldOf } from './words'

const ICONS: Record<Told['tone'], IconName> = { green: 'check-circle', amber: 'pause-square', red: 'octagon-x', still: 'return' }

/** Where it stands, said first. */
export const ImportBanner = ({ view }: { view: ImportView }) => {
  const told = toldOf(view)
  if (told === null) return null
  return (
    <View className={`admin-banner admin-banner--${told.tone} t-banner`} {...aria({ role: 'status', live: 'polite' })}>
      <Icon name={view.state === 'uploaded' ? 'file' : ICONS[told.tone]} size={24} />
      <View className="ms-grow">
        <View className="admin-banner__title">{told.title}</View>
        <View className="ms-small">{told.text}</View>
      </View>
    </View>
  )
}
