import type { CaseDetail } from '@shared/case/views'
import { LEVEL_RULES, type Level } from '@shared/rating/levels'
import { presentInstant } from '@/session/now'
import { CopyText } from '@/ui/CopyText'
import { Card } from '@/ui/Layout'
import { DefinitionList } from '@/ui/DefinitionList'
import { pastWords } from '@/words/time'

/** What one gave it, under which number, and what comes of it. Nobody else is shown it. */
export const RatedCard = ({ detail: { rating } }: { detail: CaseDetail }) => {
  if (rating === undefined) return null
  return (
    <Card title="您的评价" hint={LEVEL_RULES[rating.level as Level].zh} className="t-rated">
      <DefinitionList
        facts={[
          { key: '时间', value: pastWords(presentInstant(), rating.at) },
          { key: '评价号', value: <CopyText what="评价号" text={rating.receipt} /> },
          { key: '到哪一步', value: rating.bad ? '已收到，专人核实中' : '已收到，计入汇总' },
        ]}
      />
    </Card>
  )
}
