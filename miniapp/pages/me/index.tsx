import { View } from '@tarojs/components'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { Frame } from '@/session/Frame'
import { named } from '@/session/dress'
import { homeOf } from '@/session/identity'
import { SealLine } from '@/session/SealLine'
import { useSession } from '@/session/use-session'
import { SwitchRow } from '@/ui/Choice'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Avatar } from '@/ui/People'
import { Empty, ErrorBlock } from '@/ui/States'
import { useOffered } from '@/session/offered'
import { IdentityCard } from './IdentityCard'
import { LeaveCard } from './LeaveCard'
import { PhoneCard } from './PhoneCard'
import '../pages.scss'
import './me.scss'

/** 我的: who I am here, in which role, and what I have set. */
export default function MePage() {
  const { status, me, identity, error, elder, setElder, refresh } = useSession()
  const offered = useOffered()
  useShown(refresh)

  const homeKind = identity === null ? null : homeOf(identity.role)
  const companyId = identity?.companyId ?? null
  return (
    <Frame title="我的" tab="me" column loading={status === 'loading'}>
      {status === 'loading' ? <RowsSkeleton /> : null}
      {status === 'failed' && error !== null ? <ErrorBlock title="没有取到您的信息" message={error.message} requestId={error.requestId} onRetry={() => void refresh()} /> : null}
      {status === 'anonymous' ? <Empty icon="user" title="还没有登录" text={named('在微信里打开{product}就会自动登录。没有登录也能扫码看进度。')} /> : null}
      {me === null || identity === null
        ? null
        : (
          <>
            <View className="me-head t-me">
              <Avatar name={me.name ?? identity.roleLabel} />
              <View className="ms-grow">
                <View className="ms-title">{me.name ?? identity.roleLabel}</View>
                <View className="ms-small">{`${identity.title} · ${identity.roleLabel}`}</View>
              </View>
            </View>
            <IdentityCard />
            <PhoneCard />
            {homeKind === 'worklist' ? <LeaveCard /> : null}
          </>
          )}
      <SectionHeader>设置</SectionHeader>
      <Card tight>
        {offered('directory.setElder') ? <View className="t-elder-switch"><SwitchRow title="长辈版" detail="字更大，按钮更大，内容更少" on={elder} onChange={setElder} /></View> : null}
        {me === null ? null : <ListItem plain className="t-settings" lead={<Icon name="bell" />} title="微信提醒" detail="打开或关闭提醒，在微信的设置页里" onPress={() => void platform.openSettings().catch(() => undefined)} />}
        <ListItem plain className="t-privacy" lead={<Icon name="shield" />} title="隐私保护指引" detail={me === null ? '收集什么、谁能看到、存多久' : me.privacyAgreed ? '已同意，可以随时撤回' : '还没有同意'} onPress={() => void go('/resident/privacy/index')} />
        {companyId === null ? null : <ListItem plain className="t-company-code" lead={<Icon name="qr" />} title="我的企业码" detail="打印出来贴在门口，或给别人看" onPress={() => void go('/company/code/index', { companyId })} />}
        {companyId === null ? null : <ListItem plain className="t-people-link" lead={<Icon name="people" />} title="企业的人" detail="邀请、同意、谁查看过" onPress={() => void go('/company/people/index', { companyId })} />}
        {me === null || !offered('binding.join') ? null : <ListItem plain className="t-join-company-link" lead={<Icon name="building" />} title="加入企业" detail="用邀请码、当面扫码" onPress={() => void go('/company/join/index')} />}
        {me === null || homeKind === 'company' || identity?.role === 'resident' || !offered('desk.sessions') ? null : <ListItem plain className="t-desks-link" lead={<Icon name="lock" />} title="登录的电脑" detail="扫码登录，或让它退出" onPress={() => void go('/desk/index')} />}
        {me === null ? null : <ListItem plain className="t-work-link" lead={<Icon name="people" />} title="工作人员" detail="导出、交接、第一次登录" onPress={() => void go('/desk/work/index')} />}
        {me === null || !offered('matter.find') ? null : <ListItem plain className="t-matters-link" lead={<Icon name="file" />} title="办事指南" onPress={() => void go('/company/matters/index')} />}
        {!offered('directory.contacts') ? null : <ListItem plain className="t-contacts-link" lead={<Icon name="people" />} title="联系谁" onPress={() => void go('/resident/contacts/index')} />}
        {me === null || me.hotline === '' ? null : <ListItem plain className="t-hotline" lead={<Icon name="phone" />} title="咨询电话" detail={me.hotline} onPress={() => platform.callPhone(me.hotline)} />}
      </Card>
      <SealLine />
    </Frame>
  )
}
