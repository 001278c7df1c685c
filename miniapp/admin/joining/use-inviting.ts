import { useState } from 'react'
import type { ReplyError } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { confirm } from '@/ui/feedback'
import type { NotJoinedView } from '@shared/api/joining.api'
import type { Shown } from './InvitationSheet'

type Invited = Pick<NotJoinedView, 'id' | 'name' | 'invitation'>

export interface Inviting {
  /** Asks first where one is open: it is over with the new one. */
  invite: (person: Invited) => Promise<void>
  withdraw: (person: Invited) => Promise<void>
  /** With whom it is at work. */
  busyWith: string | null
  error: ReplyError | null
  /** The invitation as it is shown once. */
  shown: Shown | null
  close: () => void
}

/** Inviting an official who has never signed in, and taking it back. `onDone`: it is otherwise now; read again. */
export function useInviting(onDone: () => Promise<unknown>): Inviting {
  const { run, busyWith, error } = useMutation()
  const [shown, setShown] = useState<Shown | null>(null)
  return {
    busyWith, error, shown,
    close: () => setShown(null),
    async invite({ id, invitation }) {
      if (invitation?.state === 'open' && !(await confirm({ title: '重新发邀请吗', text: '原来的邀请码马上作废，请把新的交给本人。', ok: '重新发', cancel: '不发' }))) return
      const reply = await run('register.invite', (requestId) => ({ requestId, personId: id }), id)
      if (reply?.ok === true) setShown(reply.data)
      if (reply !== null) await onDone()
    },
    async withdraw({ id, name }) {
      if (!(await confirm({ title: '作废这个邀请吗', text: `${name} 手里的邀请码就不能用了，可以再发。`, ok: '作废', cancel: '不作废', tone: 'danger' }))) return
      const reply = await run('register.withdrawInvitation', (requestId) => ({ requestId, personId: id }), id)
      if (reply !== null) await onDone()
    },
  }
}
