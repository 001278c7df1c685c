import { View } from '@tarojs/components'
import type { MessageView } from '@shared/api/directory-views'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { ListPage } from '@/list/ListPage'
import { WindowedRows } from '@/list/WindowedRows'
import { groupMessages, PAGE_OF, unreadWords } from './notice'
import { Frame } from '@/session/Frame'
import { named } from '@/session/dress'
import { presentInstant } from '@/session/now'
import { openCase } from '@/session/open-case'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { toast } from '@/ui/feedback'
import { Card, SectionHeader } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty } from '@/ui/States'
import { MessageRow } from './MessageRow'
import { ReminderCard } from './ReminderCard'
import { useInbox } from './use-inbox'
import '../pages.scss'

/** 消息: everything one was ever told, whether or not WeChat delivered it. */
export default function InboxPage() {
  const { me, status, identity, error: sessionError, refresh } = useSession()
  const { digest } = usePageParams()
  const inbox = useInbox(me !== null, digest)

  useShown(refresh, inbox.refresh)

  const readAll = async (): Promise<void> => {
    const failure = await inbox.readAll()
    toast(failure === null ? '都标为已读了' : failure.message, failure === null ? 'good' : 'bad')
  }
  const open = (message: MessageView): void => {
    inbox.read(message)
    if (message.kind === 'digest') void go('/pages/inbox/index', { digest: message.id })
    else if (PAGE_OF[message.kind] !== undefined) void go(PAGE_OF[message.kind] ?? '')
    else if (message.caseId !== null) void openCase(message.caseId, identity?.role ?? 'resident')
  }
  const unread = me?.unread ?? 0
  return (
    <Frame title="消息" tab="inbox" inner={digest !== undefined} column loading={inbox.items === null && inbox.error === null && status !== 'failed'}>
      {status === 'anonymous'
        ? <Empty icon="bell" title="登录后才有消息" text={named('请在微信里打开{product}，或选择您的身份。')} />
        : (
          <>
            {digest === undefined ? <ReminderCard /> : null}
            {digest === undefined && unread > 0 ? <SectionHeader action={<TextButton className="t-read-all" onPress={() => void readAll()}>全部已读</TextButton>}>{`${unreadWords(unread)} 条未读`}</SectionHeader> : null}
            <ListPage
              list={inbox}
              failure={sessionError}
              onRetry={() => void refresh().then(inbox.refresh)}
              failed="消息没有取到"
              skeleton={<RowsSkeleton rows={4} />}
              empty={<Empty icon="bell" title="还没有消息" text="诉求有了进展，第一时间告诉您，也都留在这里。" />}
            >
              {(messages) => groupMessages(messages, presentInstant()).map((group) => (
                <View key={group.title}>
                  <SectionHeader>{group.title}</SectionHeader>
                  <Card tight>
                    <WindowedRows rows={group.messages} keyOf={({ id }) => id} rowHeight={86}>
                      {(message) => <MessageRow message={message} onOpen={() => open(message)} />}
                    </WindowedRows>
                  </Card>
                </View>
              ))}
            </ListPage>
          </>
          )}
    </Frame>
  )
}
