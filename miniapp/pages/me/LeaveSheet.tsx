import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { OutputOf } from '@shared/api'
import { chinaDay } from '@shared/kernel/instant'
import { call } from '@/cloud/call'
import { FormField } from '@/form/Form'
import { useForm } from '@/form/use-form'
import type { Chosen } from '@/form/values'
import { LEAVE_FIELDS, leaveProblem, leaveSpan } from '@/pages/me/leave'
import { presentInstant } from '@/session/now'
import { amendMe } from '@/session/store'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Chips } from '@/ui/Choice'
import { FieldError } from '@/ui/Field'
import { toast } from '@/ui/feedback'
import { Sheet } from '@/ui/Sheet'
import { ErrorBlock, Skeleton } from '@/ui/States'

type People = OutputOf<'directory.colleagues'>['people']
const NOBODY = 'nobody'

/** From, to, and who stands in. */
export const LeaveSheet = ({ open, onClose }: { open: boolean; onClose: () => void }) => {
  const { me, identity } = useSession()
  const now = presentInstant()
  const today = chinaDay(now)
  const form = useForm({
    fields: LEAVE_FIELDS,
    draftKey: 'leave',
    start: { firstDay: today, lastDay: today },
    also: (values) => {
      const problem = leaveProblem(values, now)
      return problem === null ? {} : { lastDay: problem }
    },
  })
  const [refusal, setRefusal] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const { firstDay, standIn } = form.values
  const submit = async (): Promise<void> => {
    setRefusal(null)
    if (!form.check()) return
    setBusy(true)
    const reply = await call('directory.setLeave', { leave: { ...leaveSpan(form.values), ...(standIn === null ? {} : { standIn: standIn.id }) } })
    setBusy(false)
    if (!reply.ok) return setRefusal(reply.error.message)
    form.done()
    amendMe({ leave: reply.data.leave })
    onClose()
    toast(standIn === null ? '已登记请假' : '已登记请假，新的诉求会交给代办人')
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="哪几天请假"
      lead="请假期间，新的诉求交给代办人；手上的诉求还由您负责，急的请先转办。"
      foot={<PrimaryButton className="t-leave-submit" busy={busy} onPress={() => void submit()}>登记请假</PrimaryButton>}
    >
      <View className="t-leave-form">
        <FormField form={form} prefix="leave" name="firstDay" about={{ from: today }} />
        <FormField form={form} prefix="leave" name="lastDay" about={{ from: firstDay }} />
        <StandIn unitId={identity?.unitId ?? null} selfId={me?.personId ?? ''} value={standIn} onChange={(person) => form.change({ standIn: person })} />
        <FieldError>{refusal ?? undefined}</FieldError>
      </View>
    </Sheet>
  )
}

const StandIn = ({ unitId, selfId, value, onChange }: { unitId: string | null; selfId: string; value: Chosen | null; onChange: (person: Chosen | null) => void }) => {
  const [people, setPeople] = useState<People | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const load = async (): Promise<void> => {
    setFailure(null)
    // An officer without a unit is stood in for by another officer of the register.
    const reply = unitId === null ? await officers() : await call('directory.colleagues', { unitId })
    if (reply.ok) setPeople(standIns(reply.data.people, selfId))
    else setFailure(reply.error.message)
  }
  useEffect(() => void load(), [unitId])

  if (failure !== null) return <ErrorBlock title="同事名单没有取到" message={failure} onRetry={() => void load()} />
  if (people === null) return <View className="msb-gap"><Skeleton height={44} /></View>
  const options = [...people.map(({ personId, name }) => ({ value: personId, word: name })), { value: NOBODY, word: '先不指定' }]
  return (
    <View className="ms-field t-stand-in">
      <View className="ms-field__label">谁代办</View>
      <Chips label="谁代办" options={options} value={value?.id ?? NOBODY} onChange={(id) => onChange(id === NOBODY ? null : { kind: 'person', id, name: options.find((one) => one.value === id)?.word ?? '' })} />
    </View>
  )
}

/** Whoever is at work, of one's own station where it has others; else of the whole register. */
function standIns(people: People, selfId: string): People {
  const station = people.find(({ personId }) => personId === selfId)?.unitName ?? null
  const others = people.filter(({ personId, onDuty }) => personId !== selfId && onDuty)
  const near = others.filter(({ unitName }) => unitName === station)
  return near.length > 0 ? near : others
}

async function officers() {
  const reply = await call('directory.units', {})
  return reply.ok ? { ok: true as const, data: { people: reply.data.officers } } : reply
}
