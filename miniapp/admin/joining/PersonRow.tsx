import { View } from '@tarojs/components'
import { presentInstant } from '@/session/now'
import { TextButton } from '@/ui/SmallButton'
import { named } from '@/session/dress'
import type { NotJoinedView } from '@shared/api/joining.api'
import { OFFICE_ROLES } from '@shared/register/office'
import { invitedWords } from './invited-words'

/** Somebody who has never signed in: who he is, who invited him and when, and what can be done. */
export const PersonRow = ({ person, busy, onInvite, onWithdraw }: { person: NotJoinedView, busy: boolean, onInvite: () => void, onWithdraw: () => void }) => {
  const { name, unitName, phoneMasked, memberships, invitation } = person
  const serves = memberships.map(({ role, areaName }) => `${areaName ?? ''}${named(OFFICE_ROLES[role])}`).join('、')
  const isOpen = invitation?.state === 'open'
  return (
    <View className="not-joined t-person">
      <View className="ms-grow">
        <View className="not-joined__name">{unitName === null ? name : `${name} · ${unitName}`}</View>
        <View className="ms-small">{[serves, phoneMasked].filter((part) => part !== null && part !== '').join(' · ')}</View>
        <View className="ms-small t-invited">{invitedWords(invitation, presentInstant())}</View>
      </View>
      <View className="not-joined__acts">
        <TextButton className="t-invite" disabled={busy} label={`邀请 ${name}`} onPress={onInvite}>{invitation === null ? '邀请' : '重新邀请'}</TextButton>
        {isOpen ? <TextButton tone="danger" className="t-withdraw" disabled={busy} label={`作废 ${name} 的邀请`} onPress={onWithdraw}>作废</TextButton> : null}
      </View>
    </View>
  )
}
