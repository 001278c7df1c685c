import { View } from '@tarojs/components'
import { shownNumber } from '@shared/case/case-number'
import { home, replace } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { ASSUMED, assumedWords, dueWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { CopyText } from '@/ui/CopyText'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { DefinitionList } from '@/ui/DefinitionList'
import { whoHas } from './filing-form'
import type { Filed } from './use-filing'

/** 提交好了: the number, who has it and why, until when somebody answers for it and when it is done at the latest. `phone`: of whom to ask. */
export const FiledScreen = ({ filed, phone }: { filed: Filed; phone: string | null }) => {
  const now = presentInstant()
  return (
    <Page
      title="提交诉求"
      foot={(
        <BottomBar>
          <SecondaryButton className="t-home" onPress={() => void home()}>回首页</SecondaryButton>
          <PrimaryButton className="t-see-progress" onPress={() => void replace('/company/case/index', { id: filed.caseId })}>看进度</PrimaryButton>
        </BottomBar>
      )}
    >
      <View className="filed t-filed">
        <View className="filed__seal"><Icon name="check-circle" size={56} /></View>
        <View className="ms-display">提交好了</View>
        <View className="filed__text">{filed.title}</View>
        <Card tight>
          <DefinitionList
            facts={[
              { key: '编号', value: <CopyText what="编号" text={filed.number} shown={shownNumber(filed.number)} className="t-filed-number" /> },
              { key: '交给', value: <View className="t-filed-to">{whoHas(filed.to)}</View> },
              ...(filed.reason === '' ? [] : [{ key: '为什么', value: filed.reason }]),
              ...(filed.dueAt === null ? [] : [{ key: '签收', value: `${dueWords(now, filed.dueAt)}${assumedWords(filed)}有人签收` }]),
              ...(filed.doneBy ? [{ key: '办结', value: <View className="t-filed-done">{`最迟 ${dueWords(now, filed.doneBy)}${assumedWords({ assumed: filed.doneByAssumed })}办结`}</View> }] : []),
            ]}
          />
        </Card>
        {filed.doneByAssumed ? <View className="msb-gap t-assumed"><Remark icon="calendar">{ASSUMED}</Remark></View> : null}
        {phone === null ? null : <View className="msb-centre"><TextButton icon="phone" className="t-call" onPress={() => platform.callPhone(phone)}>着急？打电话问问</TextButton></View>}
      </View>
    </Page>
  )
}
