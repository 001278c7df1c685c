import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { Trouble } from '@/form/Trouble'
import { ListPage } from '@/list/ListPage'
import { useSearch } from '@/list/use-search'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { ExportButton } from '../ExportButton'
import { grouped } from '../numbers'
import { useAdminArea } from '../use-admin-area'
import { InvitationSheet } from './InvitationSheet'
import { PersonRow } from './PersonRow'
import { useInviting } from './use-inviting'
import './joining.scss'

/** 还没有登录的人: officials whom the register knows and who have never signed in, with what to send each. */
export default function NotJoinedPage() {
  const areaId = useAdminArea()
  const words = useSearch()
  const { search } = words
  const list = useList('register.notJoined', areaId === null ? null : { areaId, ...(search === '' ? {} : { search }) })
  const { invite, withdraw, busyWith, error, shown, close } = useInviting(list.refresh)
  useShown(list.refresh)
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
          <>
            {areaId === null ? null : <ExportButton list={{ of: 'notJoined', areaId, ...(search === '' ? {} : { search }) }} />}
            <Card tight className="t-not-joined">
              {rows.map((row) => <PersonRow key={row.id} person={row} busy={busyWith === row.id} onInvite={() => void invite(row)} onWithdraw={() => void withdraw(row)} />)}
            </Card>
          </>
        )}
      </ListPage>
      <InvitationSheet shown={shown} onClose={close} />
    </AdminFrame>
  )
}
