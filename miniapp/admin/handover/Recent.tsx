import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { presentInstant } from '@/session/now'
import { groupedTime } from '@/words/time'
import { ExportButton } from '../ExportButton'
import type { Duties } from './use-duties'
import { gotWords, type Handover } from './words'

/** What was handed over lately, by whom and to whom. */
export const Recent = ({ items, of }: { items: readonly Handover[], of: Duties }) => (
  <>
    <SectionHeader>最近的交接</SectionHeader>
    <Card tight className="t-handovers">
      {items.map((one) => <ListItem key={one.id} plain title={`${one.from}的工作`} detail={gotWords(one)} side={`${one.by ?? ''} ${groupedTime(presentInstant(), one.at)}`} />)}
    </Card>
    <ExportButton list={{ of: 'handovers', ...of }} />
  </>
)
