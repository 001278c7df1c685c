import { Loaded } from '@/data/Loaded'
import { type Query, useQuery } from '@/data/use-query'
import type { Thing } from '@shared/api/things-views'
import { usePageParams } from '@/session/page-params'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { KIND_WORDS, type One, type ThingOf } from '../thing-words'
import { useAdminArea } from '../use-admin-area'
import { AREA_FORM } from './area-form'
import { EnterForm, type EnterFormProps } from './EnterForm'
import { HALL_FORM } from './hall-form'
import { OFFICE_FORM } from './office-form'
import { UNIT_FORM } from './unit-form'
import { WINDOW_FORM } from './window-form'

const isKind = (word: string | undefined): word is ThingOf => word !== undefined && Object.hasOwn(KIND_WORDS, word)

const one = <K extends ThingOf>(of: K, thing: Thing | null): One<K> | null => (thing?.of === of ? thing as One<K> : null)

/** 登记 or 更正 of an area, a unit, a hall, a window or an office: a form over what the register has now. */
export default function EnterPage() {
  const { of: kind, id, areaId, unitId } = usePageParams()
  const root = useAdminArea()
  const of = isKind(kind) ? kind : 'area'
  const read = (wanted: ThingOf, which: string | undefined) => (root === null || which === undefined ? null : { of: wanted, id: which })
  const thing = useQuery('register.thing', read(of, id), { keepFor: 'page' })
  const area = useQuery('register.thing', id === undefined && unitId === undefined ? read('area', areaId ?? root ?? undefined) : null)
  const unit = useQuery('register.thing', id === undefined ? read('unit', unitId) : null)
  const needed = id !== undefined ? thing : unitId !== undefined ? unit : area
  const title = id === undefined ? `登记${KIND_WORDS[of].zh}` : `更正${KIND_WORDS[of].zh}`
  if (root !== null && needed.data !== null) {
    return <Chosen key={`${of} ${id ?? ''}`} of={of} title={title} thing={thing} from={{ area: one('area', area.data), unit: one('unit', unit.data) }} />
  }
  return (
    <AdminFrame title={title} tab={null} inner column loading={root !== null && needed.error === null}>
      <Loaded data={null} error={needed.error} onRetry={() => void needed.refresh()} failed="登记没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /><Skeleton height={52} /></Card>}>{() => null}</Loaded>
    </AdminFrame>
  )
}

const Chosen = ({ of, title, thing, from }: { of: ThingOf, title: string, thing: Query<Thing>, from: EnterFormProps<'area', never>['from'] }) => {
  const about = <K extends ThingOf>(kind: K) => ({ title, from, thing: one(kind, thing.data), reload: async () => one(kind, await thing.reread()) })
  switch (of) {
    case 'area': return <EnterForm row={AREA_FORM} {...about('area')} />
    case 'unit': return <EnterForm row={UNIT_FORM} {...about('unit')} />
    case 'hall': return <EnterForm row={HALL_FORM} {...about('hall')} />
    case 'window': return <EnterForm row={WINDOW_FORM} {...about('window')} />
    case 'office': return <EnterForm row={OFFICE_FORM} {...about('office')} />
  }
}
