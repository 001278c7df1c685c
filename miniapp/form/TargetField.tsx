import { View } from '@tarojs/components'
import { useState } from 'react'
import { Loaded } from '@/data/Loaded'
import { Toggle } from '@/ui/Choice'
import { Skeleton } from '@/ui/States'
import { TargetList } from './TargetList'
import { type Places, personRows, unitRows } from './targets'
import { useColleagues, usePlaces } from './use-places'
import type { Chosen } from './values'

interface FieldProps {
  value: Chosen | null
  onChange: (target: Chosen | null) => void
  error?: string | undefined
}

interface TargetProps extends FieldProps {
  matter: string | null
  only?: 'unit' | null
}

const Waiting = () => <View><Skeleton height={44} /><Skeleton height={44} /><Skeleton height={44} /></View>

/** Where to send a case: a unit's queue, or an officer by name. Units that take its matter stand first. */
export const TargetField = (props: TargetProps) => {
  const { data, error, refresh } = usePlaces(true)
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="单位名单没有读到" skeleton={<Waiting />}>
      {(places) => <TargetChoice places={places} {...props} />}
    </Loaded>
  )
}

const TargetChoice = ({ places, matter, only = null, ...field }: TargetProps & { places: Places }) => {
  const [kind, setKind] = useState<Chosen['kind']>('unit')
  return (
    <View>
      {field.value === null && only === null
        ? (
          <Toggle
            label="转给单位还是个人"
            sides={[{ value: 'unit', word: '转给单位', icon: 'building' }, { value: 'person', word: '转给个人', icon: 'user' }]}
            value={kind}
            onChange={setKind}
          />
          )
        : null}
      {kind === 'unit' || field.value?.kind === 'unit'
        ? <TargetList key="unit" label="单位" searchLabel="搜单位名称或事项" rowsFor={(search) => unitRows(places, matter, search)} {...field} />
        : <TargetList key="person" label="人员" searchLabel="搜姓名或单位" rowsFor={(search) => personRows(places.officers, search)} {...field} />}
    </View>
  )
}

/** A colleague of the unit that has the case. */
export const MemberField = ({ unitId, label, ...field }: FieldProps & { unitId: string | null, label: string }) => {
  const { data, error, refresh } = useColleagues(unitId)
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="同事名单没有读到" skeleton={<Waiting />}>
      {(people) => <TargetList label={label} searchLabel={`搜${label}姓名`} rowsFor={(search) => personRows(people, search)} {...field} />}
    </Loaded>
  )
}
