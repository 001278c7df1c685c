import { View } from '@tarojs/components'
import { platform } from '@/platform/platform'
import { toast } from './feedback'
import { Pressable } from './Pressable'

/** A number that is copied by a tap: shown in groups, copied whole. */
export const CopyText = ({ what, text, shown = text, className = '' }: { what: string, text: string, shown?: string, className?: string }) => {
  const copy = (): void => void platform.copy(text).then(() => toast(`${what}已复制`), () => toast('没有复制上，请长按选中再复制', 'bad'))
  return <Pressable className="ms-copy ms-num" label={`${what} ${shown} 复制`} onPress={copy}><View className={className}>{shown}</View><View className="ms-caption">复制</View></Pressable>
}
