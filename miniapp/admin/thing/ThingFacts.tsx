import { platform } from '@/platform/platform'
import { DefinitionList, type Fact } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { openThing } from '../ThingRows'
import type { ThingFact } from './facts'

function shown({ key, words, to, call }: ThingFact): Fact {
  if (to !== undefined) return { key, value: words, action: <TextButton go label={`看${key} ${words}`} onPress={() => openThing(to)}>看</TextButton> }
  if (call !== undefined) return { key, value: words, action: <TextButton icon="phone" label={`打电话 ${key}`} onPress={() => platform.callPhone(call)}>打电话</TextButton> }
  return { key, value: words }
}

/** Lines of what is registered; nothing where there are none. */
export const ThingFacts = ({ facts, className }: { facts: readonly ThingFact[], className: string }) =>
  (facts.length === 0 ? null : <Card tight className={className}><DefinitionList facts={facts.map(shown)} /></Card>)
