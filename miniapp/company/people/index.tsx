import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@/cloud/contract'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Trouble } from '@/form/Trouble'
import { go, home } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { SwitchRow } from '@/ui/Choice'
import { confirm, toast } from '@/ui/feedback'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { Invitations, InviteSheet } from './Inviting'
import { Members } from './Members'
import { usePeople } from './use-people'
import { Waiting } from './Waiting'
import './people.scss'

type Shown = OutputOf<'binding.people'>

const SIDES: Record<Shown['side'], string> = {
  owner: '您是负责人，可以邀请、同意和移除人。',
  member: '您是经办人，可以替企业提诉求、看进度。邀请和移除人，请找负责人。',
  officer: '企业有负责人的，由负责人管人；没有负责人的，由您当面绑定或邀请。',
  admin: '您可以查看。审核在“企业负责人的申请”里。',
}

/** 企业的人: who files for a company, who waits to, and what each may do about it. For its people, its officer and its administrators. */
export default function PeoplePage() {
  const { identity } = useSession()
  const companyId = usePageParams().companyId ?? identity?.companyId ?? null
  const { data, error, reread } = useQuery('binding.people', companyId === null ? null : { companyId }, { keepFor: 'page' })
  const [inviting, setInviting] = useState(false)
  useShown(reread)
  const action = data === null ? undefined : actionOf(data, () => setInviting(true))
  return (
    <Frame title="企业的人" tab={null} inner column loading={companyId !== null && data === null && error === null} {...(action === undefined ? {} : { action })}>
      {companyId === null
        ? <Empty icon="building" title="没有指明哪一家" text="请从“我联系的企业”或企业的页面打开。" />
        : (
          <Loaded data={data} error={error} onRetry={() => void reread()} failed="企业的人没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /></Card>}>
            {(shown) => <PeopleOf shown={shown} inviting={inviting} reread={reread} onInvited={() => { setInviting(false); void reread() }} />}
          </Loaded>
          )}
    </Frame>
  )
}

const isOwned = ({ members }: Shown): boolean => members.some(({ as }) => as === 'owner')

/** The one main act: an owner invites; while nobody owns the company its officer opens it face to face. */
function actionOf(shown: Shown, invite: () => void) {
  if (shown.side === 'owner') return <BottomBar><PrimaryButton icon="people" className="t-invite" onPress={invite}>邀请同事</PrimaryButton></BottomBar>
  if (shown.side !== 'officer') return undefined
  return <BottomBar><PrimaryButton icon="qr" className="t-face" onPress={() => void go('/company/face/index', { companyId: shown.companyId })}>当面绑定，显示码</PrimaryButton></BottomBar>
}

const PeopleOf = ({ shown, inviting, reread, onInvited }: { shown: Shown, inviting: boolean, reread: () => Promise<unknown>, onInvited: () => void }) => {
  const { companyId, companyName, side, members, waiting, invitations, hears } = shown
  const acts = usePeople(companyId, reread)
  const [byOfficer, setByOfficer] = useState(false)
  const ofIt = side === 'owner' || side === 'member'
  return (
    <View className="t-people">
      <Card>
        <View className="ms-title">{companyName}</View>
        <View className="ms-small">{named(SIDES[side])}</View>
      </Card>
      {acts.error === null ? null : <Trouble error={acts.error} failed="没有办成" className="t-people-error" />}
      <Waiting waiting={waiting} acts={acts} />
      <Members members={members} manages={side === 'owner'} acts={acts} />
      <Invitations invitations={invitations} acts={acts} />
      <Card tight>
        {side === 'officer' ? <ListItem plain className="t-officer-invite" lead={<Icon name="people" />} title="邀请人" detail={isOwned(shown) ? '来了要负责人同意' : '来了要您同意'} onPress={() => setByOfficer(true)} /> : null}
        {ofIt ? <View className="t-hears"><SwitchRow title="同事提的诉求，也告诉我" detail="签收、答复、办结时发消息；投诉举报不发" on={hears} onChange={(on) => void acts.hear(on)} /></View> : null}
        <ListItem plain className="t-record-link" lead={<Icon name="eye" />} title="记录" detail="谁加入、谁退出，谁查看过联系方式" onPress={() => void go('/company/record/index', { companyId })} />
      </Card>
      {ofIt ? <Leaving shown={shown} /> : null}
      <InviteSheet companyId={companyId} open={inviting || byOfficer} owners={side === 'owner' || !isOwned(shown)} onClose={() => { setByOfficer(false); onInvited() }} />
    </View>
  )
}

/** Going oneself. Whoever is the only owner is told what follows. */
const Leaving = ({ shown: { companyId, companyName, members, side } }: { shown: Shown }) => {
  const { refresh } = useSession()
  const { run, busy, error } = useMutation()
  const alone = members.length === 1
  const leave = async (): Promise<void> => {
    const text = alone ? '企业就没有人了。以后谁来绑定，都要重新用登记的手机号、当面或用执照。已提的诉求照常办理。' : '您看不到企业的诉求了，也不能再替企业提。您提过的照常办理。'
    if (!(await confirm({ title: `退出“${companyName}”吗`, text, ok: '退出', cancel: '不退出', tone: 'danger' }))) return
    const reply = await run('binding.leave', (requestId) => ({ requestId, companyId }), 'leave')
    if (reply?.ok !== true) return
    toast('已退出')
    await refresh()
    await home()
  }
  const last = side === 'owner' && !alone && members.filter(({ as }) => as === 'owner').length === 1
  return (
    <View className="msb-centre">
      {error === null ? null : <Trouble error={error} failed="没有退出" className="t-leave-error" />}
      {last ? <View className="ms-small t-last-owner">您是唯一的负责人。要退出，先让一位经办人做负责人。</View> : <TextButton tone="danger" className="t-leave-company" disabled={busy} onPress={() => void leave()}>退出这家企业</TextButton>}
    </View>
  )
}
