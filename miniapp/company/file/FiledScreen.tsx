import { View } from '@tarojs/components'
import { replace } from '@/platform/navigate'
import { dueWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { DefinitionList } from '@/ui/Table'
import type { Filed } from './use-filing'

/** 提交好了: the number, who has it and why, and until when somebody answers for it. */
export const FiledScreen = ({ filed }: { filed: Filed }) => {
  const { to } = filed
  const who = to.handlerName === null ? (to.unitName ?? '分办员') : [to.handlerName, to.unitName].filter(Boolean).join('，')
  return (
    <Page
      title="提交诉求"
      foot={<BottomBar><PrimaryButton className="t-see-progress" onPress={() => void replace('/company/case/index', { id: filed.caseId })}>看进度</PrimaryButton></BottomBar>}
    >
      <View className="filed t-filed">
        <View className="filed__seal"><Icon name="check-circle" size={56} /></View>
        <View className="ms-display">提交好了</View>
        <View className="filed__text">{filed.title}</View>
        <Card tight>
          <DefinitionList
            facts={[
              { key: '编号', value: <View className="t-filed-number">{filed.number}</View> },
              { key: '交给', value: <View className="t-filed-to">{who}</View> },
              ...(filed.reason === '' ? [] : [{ key: '为什么', value: filed.reason }]),
              ...(filed.dueAt === null ? [] : [{ key: '什么时候', value: `${dueWords(presentInstant(), filed.dueAt)}有人签收` }]),
            ]}
          />
        </Card>
      </View>
    </Page>
  )
}
