import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Matter } from '@shared/case/kinds'
import type { Target } from '@/presenters/acts'
import { personRows, unitRows } from '@/presenters/targets'
import { Toggle } from '@/ui/Choice'
import { ErrorBlock, Skeleton } from '@/ui/States'
import { TargetList } from './TargetList'
import { useColleagues, usePlaces } from './use-places'

interface FieldProps {
  value: Target | null
  onChange: (target: Target | null) => void
  error?: string | undefined
}

const Waiting = () => <View><Skeleton height={44} /><Skeleton height={44} /><Skeleton height={44} /></View>

/** Where to send a case: a unit's queue, or an officer by name. Units that take its matter stand first. */
export const TargetField = ({ matter, ...field }: FieldProps & { matter: Matter | null }) => {
  const places = usePlaces(true)
  const [kind, setKind] = useState<Target['kind']>('unit')
  if (places.error !== null) return <ErrorBlock title="单位名单没有读到" message={places.error.message} requestId={places.error.requestId} onRetry={places.retry} />
  const { data } = places
  if (data === null) return <Waiting />
  return (
    <View>
      {field.value === null
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
export const MemberField = ({ unitId, ...field }: FieldProps & { unitId: string | null }) => {
  const colleagues = useColleagues(unitId)
  if (colleagues.error !== null) {
    return <ErrorBlock title="同事名单没有读到" message={colleagues.error.message} requestId={colleagues.error.requestId} onRetry={colleagues.retry} />
  }
  const { data } = colleagues
  if (data === null) return <Waiting />
  return <TargetList label="同事" searchLabel="搜同事姓名" rowsFor={(search) => personRows(data, search)} {...field} />
}
