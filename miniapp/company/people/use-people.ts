import type { ReplyError } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { confirm, toast } from '@/ui/feedback'
import type { MemberView, WaitingView } from '@shared/api/binding.api'
import { STANDINGS } from '@shared/register/binding-table'
import { whoWords } from './words'

export interface PeopleActs {
  busyWith: string | null
  error: ReplyError | null
  grant: (asks: WaitingView) => Promise<void>
  /** Gives whether it was done. */
  refuse: (asks: WaitingView, reason: string | undefined) => Promise<boolean>
  remove: (member: MemberView) => Promise<void>
  handOver: (member: MemberView, stays: boolean) => Promise<void>
  withdraw: (invitationId: string) => Promise<void>
  hear: (hears: boolean) => Promise<void>
}

/** What is done with the people of a company. `reread`: it is otherwise now. */
export function usePeople(companyId: string, reread: () => Promise<unknown>): PeopleActs {
  const { run, busyWith, error } = useMutation({ onStale: reread })
  const did = async (reply: { ok: boolean } | null, said: string): Promise<boolean> => {
    if (reply?.ok !== true) return false
    toast(said)
    await reread()
    return true
  }
  return {
    busyWith, error,
    async grant(asks) {
      const text = asks.as === 'owner' ? '他会成为负责人，可以邀请和移除人，看到企业的全部诉求。' : '他会看到企业的全部诉求，可以替企业提诉求。'
      if (!(await confirm({ title: `同意 ${whoWords(asks)} 做${STANDINGS[asks.as]}吗`, text: `${text}不认识的人，请不要同意。`, ok: '同意', cancel: '再看看' }))) return
      await did(await run('binding.decide', (requestId) => ({ requestId, companyId, bindingId: asks.id, decision: 'grant' }), asks.id), '已同意')
    },
    async refuse(asks, reason) {
      const decide = (requestId: string) => ({ requestId, companyId, bindingId: asks.id, decision: 'refuse' as const, ...(reason === undefined ? {} : { reason }) })
      return did(await run('binding.decide', decide, `refuse ${asks.id}`), asks.objectUntil === null ? '没有同意，已告诉他' : '异议已交给系统管理员')
    },
    async remove(member) {
      if (!(await confirm({ title: `移除 ${whoWords(member)} 吗`, text: '他马上看不到企业的诉求，也不能再替企业提。他提过的诉求照常办理。', ok: '移除', cancel: '不移除', tone: 'danger' }))) return
      await did(await run('binding.remove', (requestId) => ({ requestId, companyId, personId: member.personId }), member.id), '已移除')
    },
    async handOver(member, stays) {
      const text = stays ? '他和您都是负责人，都可以邀请和移除人。' : '他成为负责人，您改做经办人，不能再邀请和移除人。'
      if (!(await confirm({ title: `让 ${whoWords(member)} 做负责人吗`, text, ok: stays ? '一起做负责人' : '移交给他', cancel: '再想想', tone: stays ? 'normal' : 'danger' }))) return
      await did(await run('binding.handOver', (requestId) => ({ requestId, companyId, personId: member.personId, stays }), `hand ${member.id}`), '他现在是负责人')
    },
    async withdraw(invitationId) {
      await did(await run('binding.withdraw', (requestId) => ({ requestId, companyId, invitationId }), invitationId), '邀请已收回')
    },
    async hear(hears) {
      await did(await run('binding.hear', (requestId) => ({ requestId, companyId, hears }), 'hear'), hears ? '有变化会告诉您' : '不再告诉您')
    },
  }
}
