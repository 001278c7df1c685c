import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useCase } from '@/case/use-case'
import { Loaded } from '@/data/Loaded'
import { back } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { holderWords } from '@/words/case'
import { RatingFields } from '@/rating/RatingFields'
import { RatingFoot } from '@/rating/RatingFoot'
import { Thanks } from '@/rating/Thanks'
import { useRating } from '@/rating/use-rating'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Page } from '@/ui/Page'
import { Empty, Remark } from '@/ui/States'
import '../../pages/pages.scss'

/** 一事一评: how was this request handled. */
export default function RateCasePage() {
  const params = usePageParams()
  const caseId = params.id ?? ''
  const { detail, error, reload } = useCase(caseId)
  const run = useRating(caseId, (rate, graded) => rate('rating.rateCase', (requestId) => ({ ...graded(requestId), caseId })))
  useLoad(() => platform.hideShareMenu())

  if (detail === null) {
    return (
      <Page title="评价" loading={error === null}>
        <Loaded data={detail} error={error} onRetry={() => void reload()} failed="诉求没有取到" skeleton={<RowsSkeleton />}>{() => null}</Loaded>
      </Page>
    )
  }
  if (run.given !== null) {
    return (
      <Page title="评价" foot={<BottomBar><PrimaryButton className="t-done" onPress={() => void back()}>完成</PrimaryButton></BottomBar>}>
        <Thanks receipt={run.given.receipt} about={detail.title} level={run.given.level} seenBy="监督人员；经办人只看得到汇总的数" />
      </Page>
    )
  }
  if (detail.rated === true) {
    return (
      <Page title="评价" foot={<BottomBar><PrimaryButton className="t-done" onPress={() => void back()}>返回</PrimaryButton></BottomBar>}>
        <Empty icon="star" title="这件事已经评价过了" text="评价提交后不能更改。如有补充，可以再提一件诉求。" />
      </Page>
    )
  }
  return (
    <Page
      title="评价"
      foot={<RatingFoot run={run} />}
    >
      <View className="rating__head">
        <View className="ms-caption">{`${holderWords(detail.holder)}办理`}</View>
        <View className="ms-title">{detail.title}</View>
      </View>
      <RatingFields question="这件事办得怎么样" run={run} />
      <Remark icon="lock" centre>经办人看不到单条评价，只看得到汇总的数</Remark>
    </Page>
  )
}
