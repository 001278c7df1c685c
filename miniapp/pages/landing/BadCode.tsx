import { View } from '@tarojs/components'
import type { ReplyError } from '@/cloud/contract'
import { home } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { named } from '@/session/dress'
import { scanAndOpen } from '@/session/scan'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { IconButton, TextButton } from '@/ui/SmallButton'
import { Empty } from '@/ui/States'
import { DefinitionList, type Fact } from '@/ui/DefinitionList'
import { Codeless, ShortCodeForm } from '../home/ShortCodeForm'
import { badCodeWords, codeFactsOf } from './bad-code'

/** A code that opens nothing: what happened, and the ways on. It never tells whose it was. */
export const BadCode = ({ error, typed }: { error: ReplyError, typed: boolean }) => {
  const { me } = useSession()
  const told = codeFactsOf(error.details)
  const words = badCodeWords(error.code, told, typed)
  const hotline = told.hotline === '' ? (me?.hotline ?? '') : told.hotline
  const facts: Fact[] = [
    ...(told.tail === '' ? [] : [{ key: '码的编号', value: `尾号 ${told.tail}` }]),
    ...(hotline === '' ? [] : [{ key: '咨询电话', value: hotline, action: <IconButton icon="phone" label="电话 拨打咨询电话" className="t-hotline" onPress={() => platform.callPhone(hotline)}>电话</IconButton> }]),
  ]
  return (
    <Page title={named('{product}')} foot={<BottomBar><PrimaryButton icon="scan" className="t-scan" onPress={() => void scanAndOpen()}>重新扫码</PrimaryButton></BottomBar>}>
      <View className={`t-bad-code t-bad-code-${error.code}`}>
        <Empty icon={words.icon} title={words.title} text={words.text} />
        {facts.length === 0 ? null : <Card tight><DefinitionList facts={facts} /></Card>}
        <Card><ShortCodeForm /></Card>
        <Codeless />
        <View className="msb-centre"><TextButton className="t-home" onPress={() => void home()}>回首页</TextButton></View>
      </View>
    </Page>
  )
}
