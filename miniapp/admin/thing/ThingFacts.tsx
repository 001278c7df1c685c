import { View } from '@tarojs/components'
import { platform } from '@/platform/platform'
import { DefinitionList, type Fact } from '@/ui/DefinitionList'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'
import { TextButton } from '@/ui/SmallButton'
import { openThing } from '../ThingRows'
import type { ThingFact } from './facts'

function shown({ key, words, to, call }: ThingFact): Fact {
  if (to !== undefined) return { key, value: <Pressable className="admin-link" role="link" onPress={() => openThing(to)}><View className="ms-grow">{words}</View><Icon name="chevron-right" size={16} /></Pressable> }
  if (call !== undefined) return { key, value: words, action: <TextButton icon="phone" label={`打电话 ${key}`} onPress={() => platform.callPhone(call)}>打电话</TextButton> }
  return { key, value: words }
}

/** Lines of what is registered; nothing where there are none. */
export const ThingFacts = ({ facts, className }: { facts: readonly ThingFact[], className: string }) =>
  (facts.length === 0 ? null : <Card tight className={className}><DefinitionList facts={facts.map(shown)} /></Card>)
