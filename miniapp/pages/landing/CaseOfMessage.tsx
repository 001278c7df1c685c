import { useCallback, useEffect, useState } from 'react'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { call } from '@/cloud/call'
import type { ReplyError } from '@/cloud/contract'
import { replace } from '@/platform/navigate'
import { Page } from '@/ui/Page'
import { ErrorBlock } from '@/ui/States'

/**
 * A reminder in WeChat was tapped. A forwarded card opens nothing: the case is asked for anew, and the side one is on decides the page.
 */
export function CaseOfMessage({ caseId }: { caseId: string }) {
  const [failure, setFailure] = useState<ReplyError | null>(null)
  const load = useCallback(async (): Promise<void> => {
    setFailure(null)
    const reply = await call('case.get', { caseId })
    if (!reply.ok) return setFailure(reply.error)
    await replace(reply.data.side === 'company' ? '/company/case/index' : '/officer/case/index', { id: caseId })
  }, [caseId])
  useEffect(() => void load(), [load])
  return (
    <Page title="码上办" loading={failure === null}>
      {failure === null
        ? <RowsSkeleton rows={2} />
        : <ErrorBlock title="这件诉求没有打开" message={failure.message} requestId={failure.requestId} onRetry={() => void load()} />}
    </Page>
  )
}
