import { View } from '@tarojs/components'
import { Trouble } from '@/form/Trouble'
import { presentInstant } from '@/session/now'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { InvitationSheet } from '../joining/InvitationSheet'
import { invitedWords } from '../joining/invited-words'
import { useInviting } from '../joining/use-inviting'
import type { One } from '../thing-words'
import '../joining/joining.scss'

/** Of somebody who has never signed in: how his invitation stands, inviting him, taking it back. */
export const Invited = ({ office, onDone }: { office: One<'office'>, onDone: () => Promise<unknown> }) => {
  const { invite, withdraw, busyWith, error, shown, close } = useInviting(onDone)
  const person = { id: office.personId, name: office.name, invitation: office.invitation }
  const busy = busyWith === person.id
  return (
    <Card className="t-person-invitation" title="登录邀请">
      <View className="ms-small t-invited">{invitedWords(person.invitation, presentInstant())}</View>
      <View className="admin-acts">
        <TextButton icon="user" className="t-invite" disabled={busy} onPress={() => void invite(person)}>{person.invitation === null ? '邀请他登录' : '重新邀请'}</TextButton>
        {person.invitation?.state === 'open' ? <TextButton tone="danger" className="t-withdraw" disabled={busy} onPress={() => void withdraw(person)}>作废</TextButton> : null}
      </View>
      {error === null ? null : <Trouble error={error} failed="没有办成" className="t-invite-error" />}
      <InvitationSheet shown={shown} onClose={close} />
    </Card>
  )
}
