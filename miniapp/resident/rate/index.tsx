import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import type { Landing } from '@shared/api/directory.api'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { call } from '@/cloud/call'
import type { ReplyError } from '@/cloud/contract'
import { home, replace } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { windowName } from '@/presenters/window'
import { RatingFields } from '@/rating/RatingFields'
import { Thanks } from '@/rating/Thanks'
import { useRating } from '@/rating/use-rating'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { TextButton } from '@/ui/SmallButton'
import { Page } from '@/ui/Page'
import { ErrorBlock, Remark } from '@/ui/States'
import '../../pages/pages.scss'

type WindowLanding = Extract<Landing, { kind: 'window' }>

/** 扫码评窗口: a face, and 提交. Two taps; what is not a window goes to the page that explains the code. */
export default function RateWindowPage() {
  const params = usePageParams()
  const { me } = useSession()
  const code = params.scene ?? params.code ?? params.s ?? ''
  const [landing, setLanding] = useState<WindowLanding | null>(null)
  const facts = landing?.window ?? null
  const [failure, setFailure] = useState<ReplyError | null>(null)
  const run = useRating(code, (graded) => call('rating.rateWindow', { ...graded, code: landing?.code ?? code }))

  const load = async (): Promise<void> => {
    setFailure(null)
    const reply = await call('directory.scan', params.s === undefined ? { code } : { shortCode: code })
    if (reply.ok && reply.data.kind === 'window') setLanding(reply.data)
    else if (reply.ok || reply.error.code.startsWith('CODE_')) await replace('/pages/landing/index', params.s === undefined ? { scene: code } : { s: code })
    else setFailure(reply.error)
  }
  useLoad(() => void load())

  if (facts === null) {
    return (
      <Page title="评价窗口" loading={failure === null}>
        {failure === null ? <RowsSkeleton /> : <ErrorBlock title="窗口没有认出来" message={failure.message} requestId={failure.requestId} onRetry={() => void load()} />}
      </Page>
    )
  }
  if (run.given !== null) {
    const hotline = me?.hotline ?? ''
    return (
      <Page title="评价窗口" foot={<BottomBar><PrimaryButton className="t-done" onPress={() => void home()}>完成</PrimaryButton></BottomBar>}>
        <Thanks receipt={run.given.receipt} about={windowName(facts)} level={run.given.level} seenBy="监督人员，不含姓名">
          {hotline === '' ? null : <TextButton icon="phone" className="t-hotline" onPress={() => platform.callPhone(hotline)}>这次没办成？打电话告诉我们</TextButton>}
        </Thanks>
      </Page>
    )
  }
  return (
    <Page
      title="评价窗口"
      foot={(
        <BottomBar>
          <PrimaryButton className="t-rate-submit" disabled={run.level === null} busy={run.busy} onPress={() => void run.submit()}>提交评价</PrimaryButton>
        </BottomBar>
      )}
    >
      <View className="rating__head t-window">
        <View className="ms-caption">{facts.hallName}</View>
        <View className="ms-display">{windowName(facts)}</View>
      </View>
      <RatingFields question="今天办得怎么样" run={run} />
      <Remark icon="lock" centre>默认匿名，窗口看不到您是谁</Remark>
    </Page>
  )
}
