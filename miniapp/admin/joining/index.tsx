import { useState } from 'react'
import { useList } from '@/data/use-list'
import { useMutation } from '@/data/use-mutation'
import { useShown } from '@/data/use-shown'
import { Trouble } from '@/form/Trouble'
import { ListPage } from '@/list/ListPage'
import { useSearch } from '@/list/use-search'
import { confirm } from '@/ui/feedback'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import type { NotJoinedView } from '@shared/api/joining.api'
import { AdminFrame } from '../AdminFrame'
import { grouped } from '../numbers'
import { useAdminArea } from '../use-admin-area'
import { InvitationSheet, type Shown } from './InvitationSheet'
import { PersonRow } from './PersonRow'
import './joining.scss'

/** 还没有登录的人: officials whom the register knows and who have never signed in, with what to send each. */
export default function NotJoinedPage() {
  const areaId = useAdminArea()
  const words = useSearch()
  const { search } = words
  const list = useList('register.notJoined', areaId === null ? null : { areaId, ...(search === '' ? {} : { search }) })
  const { run, busyWith, error } = useMutation()
  const [shown, setShown] = useState<Shown | null>(null)
  useShown(list.refresh)

  const invite = async ({ id, invitation }: NotJoinedView): Promise<void> => {
    if (invitation?.state === 'open' && !(await confirm({ title: '重新发邀请吗', text: '原来的邀请码马上作废，请把新的交给本人。', ok: '重新发', cancel: '不发' }))) return
    const reply = await run('register.invite', (requestId) => ({ requestId, personId: id }), id)
    if (reply?.ok === true) setShown(reply.data)
    if (reply !== null) await list.refresh()
  }
  const withdraw = async ({ id, name }: NotJoinedView): Promise<void> => {
    if (!(await confirm({ title: '作废这个邀请吗', text: `${name} 手里的邀请码就不能用了，可以再发。`, ok: '作废', cancel: '不作废', tone: 'danger' }))) return
    const reply = await run('register.withdrawInvitation', (requestId) => ({ requestId, personId: id }), id)
    if (reply !== null) await list.refresh()
  }
  const count = list.page?.count ?? null
  return (
    <AdminFrame title="还没有登录的人" tab={null} inner loading={areaId !== null && list.items === null && list.error === null}>
      {count === null ? null : <SectionHeader>{`还没有登录的 ${grouped(count)} 人`}</SectionHeader>}
      {error === null ? null : <Trouble error={error} failed="没有办成" className="t-invite-error" />}
      <ListPage
        list={list}
        search={{ ...words, id: 'not-joined-search', label: '姓名、单位' }}
        onRetry={() => void list.refresh()}
        failed="名单没有读到"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /></Card>}
        empty={search === ''
          ? <Empty icon="check-circle" title="都已经登录了" text="登记新的工作人员以后，他会出现在这里，直到第一次登录。" />
          : <Empty icon="search" title={`没有找到“${search}”`} text="请换姓名或单位里的几个字再找。" />}
      >
        {(rows) => (
          <Card tight className="t-not-joined">
            {rows.map((row) => <PersonRow key={row.id} person={row} busy={busyWith === row.id} onInvite={() => void invite(row)} onWithdraw={() => void withdraw(row)} />)}
          </Card>
        )}
      </ListPage>
      <InvitationSheet shown={shown} onClose={() => setShown(null)} />
    </AdminFrame>
  )
}
