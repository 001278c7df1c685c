import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import { ActSheet } from '@/case/ActSheet'
import { ActTrouble } from '@/case/ActTrouble'
import { CaseNumber } from '@/case/CaseNumber'
import { DeadlineCard } from '@/case/DeadlineCard'
import { HolderCard } from '@/case/HolderCard'
import { TrailList } from '@/case/TrailList'
import { onCase } from '@/case/on-case'
import { useCase } from '@/case/use-case'
import { Loaded, type LoadedProps } from '@/data/Loaded'
import { useShown } from '@/data/use-shown'
import { useAct } from '@/form/use-act'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { statusLook } from '@/words/case'
import { COMPANY_ACT_WORDS, type CompanyAct } from '@/words/company-acts'
import { presentInstant } from '@/session/now'
import { askReminders } from '@/session/subscribe'
import { usePrivacy } from '@/session/PrivacySheet'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { confirm } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { TextButton } from '@/ui/SmallButton'
import { Pill } from '@/ui/Status'
import { AnswerCard } from './AnswerCard'
import { asksNothing, cardActs, companyButtons } from './buttons'
import { CaseFoot } from './CaseFoot'
import { CaseSkeleton } from './CaseSkeleton'
import { LateCard } from './LateCard'
import { RatedCard } from './RatedCard'
import { RequestCard } from './RequestCard'
import { WantedCard } from './WantedCard'
import '../../pages/pages.scss'
import './case.scss'

/** One request as its company sees it: until when, who has it, what happened, what can be done. */
export default function CompanyCasePage() {
  const params = usePageParams()
  const { detail, error, refresh, reload } = useCase(params.id ?? '')

  useLoad(() => platform.hideShareMenu())
  useShown(refresh)

  const state = { error, onRetry: () => void refresh(), failed: '诉求没有取到', skeleton: <CaseSkeleton /> }
  if (detail !== null) return <CaseScreen detail={detail} reload={reload} state={state} />
  return <Page title="诉求详情" loading={error === null}><Loaded data={detail} {...state}>{() => null}</Loaded></Page>
}

/** Asked of whoever writes while the office waits for material: words alone would leave it waiting. */
const SUPPLIED = { title: '补齐了吗', text: '补齐了就发给经办人，接着计时；还没有补齐，就只记一笔说明，期限不变。', ok: '补齐了', cancel: '还没有' }

type State = Pick<LoadedProps<CaseDetail>, 'error' | 'onRetry' | 'failed' | 'skeleton'>

const CaseScreen = ({ detail, reload, state }: { detail: CaseDetail; reload: () => Promise<CaseDetail | null>; state: State }) => {
  const { me } = useSession()
  const privacy = usePrivacy()
  const [writing, setWriting] = useState<CompanyAct | null>(null)
  const run = useAct({ ...onCase(detail), reload, onDone: () => void reload() })
  const buttons = companyButtons(detail.actions, detail.status === 'closed' && detail.rated === false)
  const look = statusLook(detail.status, 'company')

  const start = async (asked: CompanyAct): Promise<void> => {
    const act = asked === 'note' && detail.actions.includes('supplyMaterial') && await confirm(SUPPLIED) ? 'supplyMaterial' : asked
    if (!asksNothing(act)) return setWriting(act)
    const { question, submit, sure } = COMPANY_ACT_WORDS[act]
    const other = act === 'confirm' && detail.actions.includes('reopen') ? { other: { word: COMPANY_ACT_WORDS.reopen.row, go: () => setWriting('reopen') } } : {}
    const yes = await confirm({ title: question, ok: submit, ...sure, ...other })
    if (yes) await run.submit(act, {})
  }
  const rate = (): void => void go('/company/rate/index', { id: detail.id })

  return (
    <Page title="诉求详情" foot={<CaseFoot buttons={buttons} busy={run.busy} onAct={(act) => void start(act)} onRate={rate} />}>
      <View className="msb-head">
        <View className="msb-wrap">
          <View className="t-status"><Pill tone={look.tone} icon={look.icon}>{look.word}</Pill></View>
          <CaseNumber number={detail.number} />
        </View>
        <View className="ms-title t-title">{detail.title}</View>
      </View>
      <Loaded data={detail} {...state}>{() => null}</Loaded>
      <ActTrouble run={run} side="company" />
      <HolderCard detail={detail} />
      <LateCard detail={detail} now={presentInstant()} acts={cardActs(detail.actions)} busy={run.busy} onAct={(act) => void start(act)} />
      <WantedCard detail={detail} />
      <AnswerCard detail={detail} />
      <RatedCard detail={detail} />
      {me === null ? null : <DeadlineCard detail={detail} me={me} />}
      <Card title="办理经过"><TrailList detail={detail} /></Card>
      <RequestCard detail={detail} />
      <View className="msb-centre">
        <TextButton tone="quiet" icon="qr" className="t-case-code" onPress={() => void go('/company/code/index', { caseId: detail.id, number: detail.number })}>诉求码</TextButton>
        {buttons.quiet.map((act) => (
          <TextButton key={act} tone={act === 'withdraw' ? 'danger' : 'quiet'} icon={COMPANY_ACT_WORDS[act].icon} className={`t-act t-act-${act}`} disabled={run.busy} onPress={() => void start(act)}>
            {COMPANY_ACT_WORDS[act].row}
          </TextButton>
        ))}
      </View>
      <ActSheet act={writing} side="company" detail={detail} allowFiles={privacy.allow} reload={reload} beforeSubmit={() => askReminders(['progress', 'action'])} onDone={() => void reload()} onClose={() => setWriting(null)} />
      {privacy.sheet}
    </Page>
  )
}
