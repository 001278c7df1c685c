import { useEffect } from 'react'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useCase } from '@/case/use-case'
import { Loaded } from '@/data/Loaded'
import { replace } from '@/platform/navigate'
import { named } from '@/session/dress'
import { Page } from '@/ui/Page'

/**
 * A reminder in WeChat was tapped. A forwarded card opens nothing: the case is asked for anew, and the side one is on decides the page.
 */
export function CaseOfMessage({ caseId }: { caseId: string }) {
  const { detail, error, reload } = useCase(caseId)
  const side = detail?.side
  useEffect(() => {
    if (side !== undefined) void replace(side === 'company' ? '/company/case/index' : '/officer/case/index', { id: caseId })
  }, [side, caseId])
  const skeleton = <RowsSkeleton rows={2} />
  return (
    <Page title={named('{product}')} loading={error === null}>
      <Loaded data={detail} error={error} onRetry={() => void reload()} failed="这件诉求没有打开" skeleton={skeleton}>{() => skeleton}</Loaded>
    </Page>
  )
}
