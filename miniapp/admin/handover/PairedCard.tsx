import { View } from '@tarojs/components'
import { type Rank, RANKS } from '@shared/register/pairing'
import { fold } from '@shared/kernel/fold'
import { TargetList } from '@/form/TargetList'
import type { TargetRow } from '@/form/targets'
import type { Chosen } from '@/form/values'
import { Card } from '@/ui/Layout'
import { named } from '@/session/dress'
import { inHand, type Person } from './words'

interface Props {
  rank: Rank
  /** Of so many companies. */
  many: number
  people: readonly Person[]
  from: Person
  to: Chosen | null
  onChange: (to: Chosen | null) => void
}

/** Whoever is there: as deputy an officer, as leader anybody in office. */
const rowsOf = ({ rank, people, from }: Pick<Props, 'rank' | 'people' | 'from'>, search: string): TargetRow[] => people
  .filter((one) => one.onDuty && (rank === 'deputy' ? one.officer : one.inOffice) && one.personId !== from.personId && fold(`${one.name} ${one.unitName ?? ''}`).includes(fold(search)))
  .map((one) => ({ key: one.personId, target: { kind: 'person', id: one.personId, name: one.name }, detail: [one.unitName, inHand(one)].filter((part) => part !== null).join('，'), fits: false }))

/** Who is deputy or leader instead of him: one person, or nobody, and then it ends. */
export const PairedCard = ({ rank, many, people, from, to, onChange }: Props) => (
  <Card className={`t-handover-${rank}`} title={`${named(RANKS[rank])} ${many} 家`} hint="可以不选，不选就解除">
    <View><TargetList label={`${named(RANKS[rank])}交给谁`} searchLabel="搜姓名或单位" rowsFor={(search) => rowsOf({ rank, people, from }, search)} value={to} onChange={onChange} /></View>
  </Card>
)
