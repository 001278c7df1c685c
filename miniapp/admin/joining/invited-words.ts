import { friendlyPast } from '@shared/kernel/friendly-time'
import type { NotJoinedView } from '@shared/api/joining.api'
import { INVITATION_STATES } from '@shared/register/invitation-states'

/** Who invited somebody last, when, and how that stands. */
export const invitedWords = (invitation: NotJoinedView['invitation'], now: string): string =>
  (invitation === null ? '还没有邀请过' : `${invitation.by ?? '建立租户时'}，${friendlyPast(now, invitation.at)}邀请，${INVITATION_STATES[invitation.state]}`)
