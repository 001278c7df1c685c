import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { OutputOf } from '@shared/api'
import { chinaDay } from '@shared/kernel/instant'
import { call } from '@/cloud/call'
import { leaveProblem, leaveSpan, type LeaveForm } from './leave'
import { presentInstant } from '@/session/now'
import { amendMe } from '@/session/store'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Chips } from '@/ui/Choice'
import { DateField } from '@/ui/DateField'
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
  const [form, setForm] = useState<LeaveForm>({ firstDay: today, lastDay: today, standIn: null })
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const change = (part: Partial<LeaveForm>): void => {
    setProblem(null)
    setForm((before) => ({ ...before, ...part }))
  }
  const submit = async (): Promise<void> => {
    const wrong = leaveProblem(form, now)
    if (wrong !== null) return setProblem(wrong)
    setBusy(true)
    const { standIn } = form
    const reply = await call('directory.setLeave', { leave: { ...leaveSpan(form), ...(standIn === null ? {} : { standIn }) } })
    setBusy(false)
    if (!reply.ok) return setProblem(reply.error.message)
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
        <DateField id="leave-first" label="从哪天" value={form.firstDay} from={today} onChange={(firstDay) => change({ firstDay })} />
        <DateField id="leave-last" label="到哪天（含）" value={form.lastDay} from={form.firstDay} onChange={(lastDay) => change({ lastDay })} />
        <StandIn unitId={identity?.unitId ?? null} selfId={me?.personId ?? ''} value={form.standIn} onChange={(standIn) => change({ standIn })} />
        <FieldError>{problem ?? undefined}</FieldError>
      </View>
    </Sheet>
  )
}

const StandIn = ({ unitId, selfId, value, onChange }: { unitId: string | null; selfId: string; value: string | null; onChange: (person: string | null) => void }) => {
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
      <Chips label="谁代办" options={options} value={value ?? NOBODY} onChange={(person) => onChange(person === NOBODY ? null : person)} />
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
