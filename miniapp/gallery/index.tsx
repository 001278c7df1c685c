import { Page } from '@/ui/Page'
import { Card } from '@/ui/Layout'
import { PrimaryButton } from '@/ui/Button'
import { BottomBar } from '@/ui/Bars'

// Taro insists on a default export.
export default function Gallery() {
  return (
    <Page title="控件" foot={<BottomBar><PrimaryButton onPress={() => undefined}>提交诉求</PrimaryButton></BottomBar>}>
      <Card title="这是什么事">一</Card>
    </Page>
  )
}
