import { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useShown } from '@/data/use-shown'
import { go, HOME, isSeen, replace } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { named } from '@/session/dress'
import { homeOf } from '@/session/identity'
import { usePageParams } from '@/session/page-params'
import { scanAndOpen } from '@/session/scan'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Page } from '@/ui/Page'
import { ErrorBlock } from '@/ui/States'
import { CompanyHome } from './CompanyHome'
import { Welcome } from './Welcome'
import { Worklist } from './worklist/Worklist'

/** The first page: a different one for each hat. */
export default function HomePage() {
  const { status, identity, error, refresh } = useSession()
  const { search } = usePageParams()
  const home = identity === null ? null : homeOf(identity.role)
  const isElsewhere = home === 'board' || home === 'admin'

  const moveOn = (): void => {
    if (isElsewhere && isSeen(HOME)) void replace(`/${home}/index`)
  }
  useShown(refresh)
  useDidShow(moveOn)
  useEffect(moveOn, [home])

  if (status === 'failed') {
    return (
      <Page title={named('{product}')}>
        <ErrorBlock title="没有打开" message={error?.message ?? '请再试一次。'} requestId={error?.requestId ?? ''} onRetry={() => void refresh()} />
      </Page>
    )
  }
  if (status === 'loading' || isElsewhere) return <Page title={named('{product}')} loading><RowsSkeleton /></Page>
  if (home === 'worklist' && identity !== null) return <Frame title="待办" tab="home" searches><Worklist key={identity.key} identity={identity} found={search ?? ''} /></Frame>
  if (home === 'company' && identity?.companyId != null) {
    const { companyId, companyName } = identity
    return (
      <Frame
        title={named('{product}')}
        tab="home"
        landing
        action={<BottomBar look="flat" stacked><PrimaryButton className="t-new-case" onPress={() => void go('/company/file/index', { companyId })}>提交诉求</PrimaryButton></BottomBar>}
      >
        <CompanyHome key={companyId} companyId={companyId} companyName={companyName ?? ''} />
      </Frame>
    )
  }
  return (
    <Frame
      title={named('{product}')}
      tab="home"
      landing
      action={<BottomBar look="flat" stacked><PrimaryButton icon="scan" className="t-scan" onPress={() => void scanAndOpen()}>扫一扫</PrimaryButton></BottomBar>}
    >
      <Welcome who={home === 'resident' ? 'resident' : 'visitor'} />
    </Frame>
  )
}
