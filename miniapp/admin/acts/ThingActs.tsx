import { View } from '@tarojs/components'
import { useState } from 'react'
import { Failure } from '@/form/Failure'
import { go } from '@/platform/navigate'
import { TextButton } from '@/ui/SmallButton'
import type { Actable } from '../thing-words'
import { useAdminArea } from '../use-admin-area'
import { closeVerb } from './closing-words'
import { Merging } from './Merging'
import { ReshapeSheet } from './ReshapeSheet'
import type { ReshapeName } from './reshapes'
import { useClosing } from './use-closing'

const isMerge = (name: ReshapeName): boolean => name !== 'move'
const RESHAPED_BY: Partial<Record<Actable['of'], readonly { name: ReshapeName, word: string }[]>> = {
  area: [{ name: 'move', word: '移到…' }, { name: 'mergeArea', word: '并入…' }],
  unit: [{ name: 'mergeUnit', word: '并入…' }],
}

/** What can be done to a thing as it stands. The administrator's own area stays where it is. `merged`: it is never opened again; `merging`: a merge of it that waits. */
export const ThingActs = ({ thing, merged = false, merging = null, onDone }: { thing: Actable, merged?: boolean, merging?: string | null, onDone: () => Promise<unknown> }) => {
  const root = useAdminArea()
  const [reshape, setReshape] = useState<ReshapeName | null>(null)
  const { close, reopen, busy, error } = useClosing(onDone)
  const { of, id } = thing
  const own = of === 'area' && id === root
  if (thing.state === 'closed') {
    return (
      <View className="admin-acts">
        <Merging id={merging} />
        {merged || of === 'office' ? null : <TextButton icon="refresh" className="t-reopen" disabled={busy} onPress={() => void reopen(thing)}>重新启用</TextButton>}
        {error === null ? null : <Failure error={error} failed="没有办成" />}
      </View>
    )
  }
  return (
    <View className="admin-acts">
      <Merging id={merging} />
      <TextButton icon="pencil" className="t-correct" onPress={() => void go('/admin/enter/index', { of, id })}>更正</TextButton>
      {own ? null : RESHAPED_BY[of]?.filter(({ name }) => merging === null || !isMerge(name)).map(({ name, word }) => <TextButton key={name} icon={name === 'move' ? 'transfer' : 'return'} className={`t-${name}`} onPress={() => setReshape(name)}>{word}</TextButton>)}
      {own ? null : <TextButton icon="octagon-x" tone="danger" className="t-close" disabled={busy} onPress={() => void close(thing)}>{closeVerb(thing)}</TextButton>}
      <ReshapeSheet name={reshape} thing={thing} onClose={() => setReshape(null)} onDone={onDone} />
      {error === null ? null : <Failure error={error} failed="没有办成" />}
    </View>
  )
}
