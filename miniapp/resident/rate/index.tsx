import { View } from '@tarojs/components'
import { useEffect } from 'react'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { home, replace } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { windowName } from '@/words/window'
import { RatingFields } from '@/rating/RatingFields'
import { RatingFoot } from '@/rating/RatingFoot'
import { Thanks } from '@/rating/Thanks'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { TextButton } from '@/ui/SmallButton'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'
import { useWindowRating, windowOf } from './use-window-rating'
import '../../pages/pages.scss'

/** 扫码评窗口: a face, and 提交. Two taps; what is not a window goes to the page that explains the code. */
export default function RateWindowPage() {
  const params = usePageParams()
  const { me } = useSession()
  const code = params.scene ?? params.code ?? params.s ?? ''
  const { data, error, refresh, reread } = useQuery('directory.scan', params.s === undefined ? { code } : { shortCode: code }, { owner: 'page', keepFor: 'page' })
  const landing = windowOf(data)
  const facts = landing?.window ?? null
  const run = useWindowRating(code, landing, reread)

  const elsewhere = (data !== null && data.kind !== 'window') || error?.code.startsWith('CODE_') === true
  useEffect(() => {
    if (elsewhere) void replace('/pages/landing/index', params.s === undefined ? { scene: code } : { s: code })
  }, [elsewhere])

  if (facts === null) {
    return (
      <Page title="评价窗口" loading={error === null}>
        <Loaded data={facts} error={elsewhere ? null : error} onRetry={() => void refresh()} failed="窗口没有认出来" skeleton={<RowsSkeleton />}>{() => null}</Loaded>
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
      foot={<RatingFoot run={run} />}
    >
      <View className="rating__head t-window">
        <View className="ms-caption">{facts.hallName}</View>
        <View className="ms-display">{windowName(facts)}</View>
      </View>
      <RatingFields question="今天办得怎么样" run={run} />
      <Remark icon="lock" centre>默认匿名，窗口看不到您是谁</Remark>
      {landing?.ticket === undefined ? null : <View className="t-without-wechat"><Remark icon="people" centre>未经微信评价，单独统计</Remark></View>}
    </Page>
  )
}
