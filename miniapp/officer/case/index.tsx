import { View } from '@tarojs/components'
import { useLoad } from '@tarojs/taro'
import { useState } from 'react'
import type { Me } from '@shared/api/directory-views'
import type { CaseDetail } from '@shared/case/views'
import { DeadlineSheet } from '@/case/DeadlineSheet'
import { HolderCard } from '@/case/HolderCard'
import { TrailList } from '@/case/TrailList'
import { useCase } from '@/case/use-case'
import { Loaded } from '@/data/Loaded'
import { useShown } from '@/data/use-shown'
import { platform } from '@/platform/platform'
import { calendarOf } from '@/words/calendar'
import { runningClock } from '@/words/light'
import type { Identity } from '@/session/identity'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { usePrivacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark, Skeleton } from '@/ui/States'
import { Acts } from './Acts'
import { CaseHead } from './CaseHead'
import { RequestCard } from './RequestCard'
import { SupervisionCard } from './supervision/SupervisionCard'
import './index.scss'

/** 办理诉求: one case for those who handle it, and for those who only look. What can be done comes from the server. */
export default function OfficerCase() {
  const caseId = usePageParams().id ?? ''
  const { me, identity } = useSession()
  const { detail, error, refresh, reload } = useCase(caseId)

  useLoad(() => platform.hideShareMenu())
  useShown(refresh)

  const title = detail === null || detail.side === 'office' ? '办理诉求' : '查看诉求'
  return (
    <Frame title={title} tab={null} inner acts className="officer-case" loading={detail === null && error === null}>
      <Loaded data={detail} error={error} onRetry={() => void refresh()} failed="诉求没有读到" skeleton={<Waiting />}>
        {(one) => (me === null ? <Waiting /> : <CaseDesk detail={one} me={me} identity={identity} reload={reload} />)}
      </Loaded>
    </Frame>
  )
}

const CaseDesk = ({ detail, me, identity, reload }: { detail: CaseDetail, me: Me, identity: Identity | null, reload: () => Promise<CaseDetail | null> }) => {
  const privacy = usePrivacy()
  const [why, setWhy] = useState(false)
  const now = presentInstant()
  const { clock } = runningClock(detail.clocks)
  // Whose members may be chosen: the unit one speaks for, else the one that one heads.
  const unitId = identity?.role === 'department' ? identity.unitId : me.memberships.find(({ head }) => head)?.unitId ?? null
  return (
    <>
      <View className="case-desk">
        <View className="case-desk__main">
          <CaseHead
            detail={detail}
            me={me}
            now={now}
            why={<TextButton go className="t-deadline-why" onPress={() => setWhy(true)}>怎么算的</TextButton>}
          />
          <HolderCard detail={detail} />
          {detail.side === 'company' ? null : <SupervisionCard detail={detail} reload={() => void reload()} />}
          <RequestCard detail={detail} now={now} reload={() => void reload()} />
          <Card title="办理经过"><TrailList detail={detail} /></Card>
          {detail.side === 'watch' && detail.actions.every((act) => act === 'urge') ? <Remark icon="eye">您可以查看，不代办</Remark> : null}
        </View>
        <View className="case-desk__side">
          <Acts detail={detail} unitId={unitId} allowFiles={privacy.allow} reload={reload} />
        </View>
      </View>
      <DeadlineSheet open={why} onClose={() => setWhy(false)} calendar={calendarOf(me, detail)} clock={clock} source={detail.profile.citation} />
      {privacy.sheet}
    </>
  )
}

const Waiting = () => (
  <View className="t-loading">
    <Skeleton width="60%" />
    <Skeleton height={28} width="90%" />
    <Skeleton height={6} gap={16} />
    <Card><Skeleton width="50%" /><Skeleton /><Skeleton width="80%" /></Card>
    <Card><Skeleton width="40%" /><Skeleton width="70%" /><Skeleton width="60%" /></Card>
  </View>
)
