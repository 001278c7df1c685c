import type { ReactNode } from 'react'
import type { CaseSummary } from '@shared/case/views'
import type { Instant } from '@shared/kernel/instant'
import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { useShown } from '@/data/use-shown'
import { shownCount } from '@/ui/count'
import { Card, SectionHeader } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { pressingFirst } from './worklist-tabs'

/** Rows that stand above one's own. */
const SHOWN = 3

/** What nobody of the unit has taken, above one's own work: what is overdue or urgent first. Nothing where there is none. */
export const UnclaimedCard = ({ query, count, now, row, onAll }: { query: ListQuery, count: number, now: Instant, row: (one: CaseSummary) => ReactNode, onAll: () => void }) => {
  const { items, refresh } = useCaseList(query, { keepFor: 'restart' })
  useShown(refresh)
  if (items === null || items.length === 0) return null
  return (
    <>
      <SectionHeader action={<TextButton go className="t-all-unclaimed" onPress={onAll}>{`全部 ${shownCount(count)} 件`}</TextButton>}>本单位没人认领的</SectionHeader>
      <Card tight className="t-unclaimed">{pressingFirst(items, now).slice(0, SHOWN).map(row)}</Card>
    </>
  )
}
