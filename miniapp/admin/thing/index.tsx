import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Thing } from '@shared/api/things-views'
import type { PrintedOf } from '@shared/register/print'
import { nameOfSign } from '@shared/register/sign-names'
import { Loaded } from '@/data/Loaded'
import { useList } from '@/data/use-list'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Card, Columns } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { ThingActs } from '../acts/ThingActs'
import { AdminFrame } from '../AdminFrame'
import { ChangeList } from '../ChangeList'
import { KIND_WORDS, officeWords, type ThingOf } from '../thing-words'
import { NotJoined, StateMark } from '../ThingRows'
import { useAdminArea } from '../use-admin-area'
import { ViewingSheet } from '../viewing/ViewingSheet'
import { numbersOf, registeredOf } from './facts'
import { Invited } from './Invited'
import { People } from './People'
import { ThingFacts } from './ThingFacts'

/** Which things of the register have signs, and for what; of areas grids alone. */
const SIGNED = { window: 'window', hall: 'counter', area: 'grid' } as const satisfies Partial<Record<ThingOf, PrintedOf>>
const isSigned = (thing: Thing): thing is Extract<Thing, { of: keyof typeof SIGNED }> => Object.hasOwn(SIGNED, thing.of) && (thing.of !== 'area' || thing.level === 'grid')

const isKind = (word: string | undefined): word is ThingOf => word !== undefined && Object.hasOwn(KIND_WORDS, word)

/** What the register has of one area, unit, hall, window or office, what can be done to it, and each change of it. */
export default function ThingPage() {
  const { of, id } = usePageParams()
  const root = useAdminArea()
  const [turn, setTurn] = useState(0)
  const asked = root !== null && id !== undefined && isKind(of) ? { of, id } : null
  const { data, error, refresh, reread } = useQuery('register.thing', asked)
  const changes = useList('register.changes', asked)
  useShown(refresh, changes.refresh)
  const done = async (): Promise<void> => {
    setTurn((before) => before + 1)
    await Promise.all([reread(), changes.reread()])
  }
  return (
    <AdminFrame title={isKind(of) ? `${KIND_WORDS[of].zh}登记` : '登记'} tab={null} inner loading={asked !== null && data === null && error === null}>
      {root !== null && asked === null ? <Empty icon="flag" title="没有指明哪一个" text="请从“区域和单位”或“人员”里打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void Promise.all([refresh(), changes.refresh()])} failed="登记没有读到" skeleton={<Card><Skeleton height={28} width="60%" /><Skeleton height={40} /><Skeleton height={40} /></Card>}>
          {(thing) => (
            <View className="t-thing">
              <Head thing={thing} onDone={done} />
              {thing.of === 'office' && !thing.joined ? <Invited office={thing} onDone={done} /> : null}
              <Columns side={<ThingFacts facts={numbersOf(thing)} className="t-thing-numbers" />}>
                <ThingFacts facts={registeredOf(thing)} className="t-thing-facts" />
                <People thing={thing} turn={turn} />
                <ChangeList list={changes} of={{ thing: thing.of, id: thing.id }} />
              </Columns>
            </View>
          )}
        </Loaded>
      )}
    </AdminFrame>
  )
}

const Head = ({ thing, onDone }: { thing: Thing, onDone: () => Promise<unknown> }) => {
  const { me } = useSession()
  const [viewing, setViewing] = useState(false)
  const merged = 'mergedInto' in thing && thing.mergedInto !== null
  return (
    <Card>
      <View className="admin-thing__head">
        <View className="ms-title ms-grow t-thing-name">{thing.name}</View>
        <StateMark of={thing.of} state={thing.state} />
        {thing.of === 'office' ? <NotJoined joined={thing.joined} /> : null}
      </View>
      {thing.of === 'office' ? <View className="ms-small">{officeWords(thing)}</View> : null}
      {'moving' in thing && thing.moving ? <View className="t-moving"><Remark icon="half-circle">正在调整，列表几分钟内跟着变</Remark></View> : null}
      <ThingActs thing={thing} merged={merged} merging={'merging' in thing ? thing.merging : null} onDone={onDone} />
      {thing.of === 'office' && thing.state === 'open' && thing.begun !== false && thing.personId !== me?.personId ? <TextButton icon="eye" className="t-view-as" onPress={() => setViewing(true)}>看看他看到什么</TextButton> : null}
      {thing.of === 'office' ? <ViewingSheet person={{ id: thing.personId, name: thing.name }} open={viewing} onClose={() => setViewing(false)} /> : null}
      {thing.of === 'unit' && thing.state === 'open' ? <TextButton go className="t-contacts" onPress={() => void go('/admin/contacts/index', { unitId: thing.id })}>每件事的联系人</TextButton> : null}
      {isSigned(thing) ? <TextButton go className="t-sign-link" onPress={() => void go('/admin/sign/index', { [nameOfSign(SIGNED[thing.of])]: thing.id })}>{thing.of === 'hall' ? '办不成事窗口的牌子' : '牌子和扫码记录'}</TextButton> : null}
      {thing.of === 'area' ? <TextButton go className="t-open-area" onPress={() => void go('/admin/places/index', { id: thing.id })}>看里面的下级、单位和窗口</TextButton> : null}
    </Card>
  )
}
