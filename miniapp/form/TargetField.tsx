import { View } from '@tarojs/components'
import { useState } from 'react'
import { personRows, unitRows } from '@/presenters/targets'
import { Toggle } from '@/ui/Choice'
import { ErrorBlock, Skeleton } from '@/ui/States'
import { TargetList } from './TargetList'
import type { Chosen } from './values'
import { useColleagues, usePlaces } from '@/case/use-places'

interface FieldProps {
  value: Chosen | null
  onChange: (target: Chosen | null) => void
  error?: string | undefined
}

const Waiting = () => <View><Skeleton height={44} /><Skeleton height={44} /><Skeleton height={44} /></View>

/** Where to send a case: a unit's queue, or an officer by name. Units that take its matter stand first. */
export const TargetField = ({ matter, only = null, ...field }: FieldProps & { matter: string | null, only?: 'unit' | null }) => {
  const places = usePlaces(true)
  const [kind, setKind] = useState<Chosen['kind']>('unit')
  if (places.error !== null) return <ErrorBlock title="单位名单没有读到" message={places.error.message} requestId={places.error.requestId} onRetry={places.retry} />
  const { data } = places
  if (data === null) return <Waiting />
  return (
    <View>
      {field.value === null && only === null
        ? (
          <Toggle
            label="转给单位还是专员"
            sides={[{ value: 'unit', word: '转给单位', icon: 'building' }, { value: 'person', word: '转给专员', icon: 'user' }]}
            value={kind}
            onChange={setKind}
          />
          )
        : null}
      {kind === 'unit' || field.value?.kind === 'unit'
        ? <TargetList key="unit" label="单位" searchLabel="搜单位名称或事项" rowsFor={(search) => unitRows(data, matter, search)} {...field} />
        : <TargetList key="person" label="专员" searchLabel="搜专员姓名或单位" rowsFor={(search) => personRows(data.officers, search)} {...field} />}
    </View>
  )
}

/** A colleague of the unit that has the case. */
export const MemberField = ({ unitId, label, ...field }: FieldProps & { unitId: string | null, label: string }) => {
  const colleagues = useColleagues(unitId)
  if (colleagues.error !== null) {
    return <ErrorBlock title="同事名单没有读到" message={colleagues.error.message} requestId={colleagues.error.requestId} onRetry={colleagues.retry} />
  }
  const { data } = colleagues
  if (data === null) return <Waiting />
  return <TargetList label={label} searchLabel={`搜${label}姓名`} rowsFor={(search) => personRows(data, search)} {...field} />
}
