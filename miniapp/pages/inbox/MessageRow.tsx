import type { MessageView } from '@shared/api/directory-views'
import { noticeLook } from './notice'
import { groupedTime } from '@/words/time'
import { presentInstant } from '@/session/now'
import { ListItem } from '@/ui/ListItem'
import { RoundIcon } from '@/ui/Status'

/** One message is one conclusion; unread ones are bold, have a dot, and are read aloud as such. */
export const MessageRow = ({ message, onOpen }: { message: MessageView; onOpen: () => void }) => {
  const look = noticeLook(message.kind)
  const time = groupedTime(presentInstant(), message.at)
  return (
    <ListItem
      className="t-message-row"
      lead={<RoundIcon tone={look.tone} icon={look.icon} unread={!message.read} />}
      title={message.title}
      detail={message.body}
      side={time}
      plain={message.read}
      unread={!message.read}
      label={`${message.read ? '' : '未读，'}${message.title}，${message.body}，${time}`}
      onPress={onOpen}
    />
  )
}
