import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Touched } from '@shared/api/things-views'
import { useMutation } from '@/data/use-mutation'
import { Trouble } from '@/form/Trouble'
import type { Chosen } from '@/form/values'
import { aria } from '@/ui/aria'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { TextField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { Skeleton } from '@/ui/States'
import type { Actable } from '../thing-words'
import { AreaPicker } from './AreaPicker'
import { RESHAPES, type ReshapeName, reshapeWords } from './reshapes'
import { UnitPicker } from './UnitPicker'

/** A reason is one line. */
const LONGEST = 100

/** Moving or merging: where to, what follows from it in numbers, and then the button. `name` null: closed. */
export const ReshapeSheet = ({ name, thing, onClose, onDone }: { name: ReshapeName | null, thing: Actable, onClose: () => void, onDone: () => Promise<unknown> }) => {
  const { run, busy, busyWith, error, reset } = useMutation()
  const [target, setTarget] = useState<Chosen | null>(null)
  const [looked, setLooked] = useState<Touched | null>(null)
  const [reason, setReason] = useState('')
  const [last, setLast] = useState(name)
  if (name !== null && name !== last) setLast(name)
  const shown = name ?? last
  if (shown === null) return null
  const row = RESHAPES[shown]
  const choose = async (to: Chosen | null): Promise<void> => {
    reset()
    setTarget(to)
    setLooked(null)
    const reply = to === null ? null : await row.run(run, thing, to.id, true, '')
    if (reply?.ok) setLooked(reply.data)
  }
  const close = (): void => {
    void choose(null)
    setReason('')
    onClose()
  }
  const submit = async (to: Chosen): Promise<void> => {
    const reply = await row.run(run, thing, to.id, false, reason.trim())
    if (reply === null) return
    if (reply.ok) {
      close()
      toast(row.done(to.name))
    }
    await onDone()
  }
  const ready = target !== null && looked !== null && looked.hinders === null
  const picked = { label: row.question, value: target, onChange: (to: Chosen | null) => void choose(to), without: thing.id }
  return (
    <Sheet
      open={name !== null}
      onClose={close}
      title={`“${thing.name}”${row.question}？`}
      lead={row.lead}
      id="reshape-sheet"
      foot={(
        <>
          {error === null ? null : <Trouble error={error} />}
          <PrimaryButton className="t-reshape-submit" busy={busy && busyWith?.startsWith('do ') === true} busyText="正在调整" disabled={!ready || busy} onPress={() => { if (target !== null) void submit(target) }}>{row.submit}</PrimaryButton>
        </>
      )}
    >
      {row.to === 'area' ? <AreaPicker {...picked} /> : <UnitPicker {...picked} />}
      <View {...aria({ live: 'polite' })}>
        {target !== null && looked === null && error === null ? <Skeleton height={24} /> : null}
        {target === null || looked === null ? null : <View className="act-consequence admin-touched t-touched"><Icon name={looked.hinders === null ? 'info' : 'alert-triangle'} /><View>{looked.hinders ?? reshapeWords(shown, thing, target.name, looked.touches)}</View></View>}
      </View>
      {ready && row.reasoned ? <View className="admin__gap"><TextField label="为什么要合并（选填）" id="reshape-reason" value={reason} max={LONGEST} onChange={setReason} /></View> : null}
    </Sheet>
  )
}
