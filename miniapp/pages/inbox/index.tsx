import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { platform } from '@/platform/platform'
import { groupMessages, unreadWords } from '@/presenters/notice'
import { HomeTabs } from '@/session/HomeTabs'
import { presentInstant } from '@/session/now'
import { openCase } from '@/session/open-case'
import { useSession } from '@/session/use-session'
import { toast } from '@/ui/feedback'
import { Card, SectionHeader } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { TextButton } from '@/ui/SmallButton'
import { Empty, ErrorBlock } from '@/ui/States'
import { MessageRow } from './MessageRow'
import { ReminderCard } from './ReminderCard'
import { useInbox, type Inbox } from './use-inbox'
import '../pages.scss'

/** 消息: everything one was ever told, whether or not WeChat delivered it. */
export default function InboxPage() {
  const { me, status, identity, refresh } = useSession()
  const inbox = useInbox()
  const reload = async (): Promise<void> => void (await Promise.all([refresh(), inbox.refresh()]))

  useDidShow(() => void reload())
  usePullDownRefresh(() => void reload().finally(() => platform.stopPullDownRefresh()))
  useReachBottom(() => void inbox.readOn())

  const readAll = async (): Promise<void> => {
    const failure = await inbox.readAll()
    toast(failure === null ? '都标为已读了' : failure.message, failure === null ? 'good' : 'bad')
  }
  const unread = me?.unread ?? 0
  return (
    <Page title="消息" foot={<HomeTabs current="inbox" />} loading={inbox.messages === null && inbox.error === null}>
      {status === 'anonymous'
        ? <Empty icon="bell" title="登录后才有消息" text="请在微信里打开码上办，或选择您的身份。" />
        : (
          <>
            <ReminderCard />
            {unread > 0 ? <SectionHeader action={<TextButton className="t-read-all" onPress={() => void readAll()}>全部已读</TextButton>}>{`${unreadWords(unread)} 条未读`}</SectionHeader> : null}
            <Messages inbox={inbox} onOpen={(caseId) => void openCase(caseId, identity?.role ?? 'resident')} />
          </>
          )}
    </Page>
  )
}

const Messages = ({ inbox, onOpen }: { inbox: Inbox; onOpen: (caseId: string) => void }) => {
  const { messages, error } = inbox
  const failure = error === null
    ? null
    : <ErrorBlock title={messages === null ? '消息没有取到' : '没有更新成功，下面是上次取到的'} message={error.message} requestId={error.requestId} onRetry={() => void inbox.refresh()} />
  if (messages === null) return failure ?? <RowsSkeleton rows={4} />
  if (messages.length === 0) return failure ?? <Empty icon="bell" title="还没有消息" text="诉求有了进展，第一时间告诉您，也都留在这里。" />
  return (
    <>
      {failure}
      {groupMessages(messages, presentInstant()).map((group) => (
        <View key={group.title}>
          <SectionHeader>{group.title}</SectionHeader>
          <Card tight>
            {group.messages.map((message) => (
              <MessageRow key={message.id} message={message} onOpen={() => { inbox.read(message); onOpen(message.caseId) }} />
            ))}
          </Card>
        </View>
      ))}
      {inbox.more ? <View className="msb-more"><TextButton className="t-more" onPress={() => void inbox.readOn()}>{inbox.busy ? '正在取' : '再看一些'}</TextButton></View> : null}
    </>
  )
}
