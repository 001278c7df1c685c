import { View } from '@tarojs/components'
import type { Landing } from '@shared/api/directory-views'
import { home } from '@/platform/navigate'
import { statusLook } from '@/words/case'
import { assumedWords, whenDue, pastWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { openCase } from '@/session/open-case'
import { SealLine } from '@/session/SealLine'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { DefinitionList } from '@/ui/DefinitionList'
import { Timeline } from '@/ui/Timeline'

/** How a case stands, for whoever holds its printed code: no company, no words, no names of people. */
export const CaseProgress = ({ landing }: { landing: Extract<Landing, { kind: 'case' }> }) => {
  const { identity } = useSession()
  const { case: progress, caseId } = landing
  const now = presentInstant()
  const look = statusLook(progress.status)
  const steps = [...progress.steps].reverse()
  return (
    <Page
      title="办理进度"
      foot={(
        <BottomBar>
          {caseId === null
            ? <PrimaryButton className="t-home" onPress={() => void home()}>回首页</PrimaryButton>
            : <PrimaryButton className="t-open-case" onPress={() => void openCase(caseId, identity?.role ?? 'resident')}>打开这件诉求</PrimaryButton>}
        </BottomBar>
      )}
    >
      <View className="msb-head t-case-progress">
        <Pill tone={look.tone} icon={look.icon}>{look.word}</Pill>
        <View className="ms-title ms-num">{`诉求 ${progress.number}`}</View>
      </View>
      <Card tight>
        <DefinitionList
          facts={[
            { key: '提交', value: pastWords(now, progress.filedAt) },
            ...(progress.holder === null ? [] : [{ key: '谁在办', value: progress.holder }]),
            ...(progress.dueAt === null ? [] : [{ key: '期限', value: `${whenDue(now, progress.dueAt)}${assumedWords(progress)}` }]),
          ]}
        />
      </Card>
      <Card title="办理经过">
        <Timeline items={steps.map((step, at) => ({ key: `${step.at}-${at}`, node: at === 0 ? 'now' : 'past', title: step.zh, time: pastWords(now, step.at) }))} />
      </Card>
      <Remark icon="lock" centre>这里只有进度，没有企业名称和内容</Remark>
      <SealLine />
    </Page>
  )
}
