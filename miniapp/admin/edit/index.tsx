import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { usePageParams } from '@/session/page-params'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { EditForm } from './EditForm'

/** 登记企业 or 更正: a form over what the register has now. */
export default function EditPage() {
  const { id, unlisted, name = '', uscc = '', area = '', areaName = '' } = usePageParams()
  const areaId = useAdminArea()
  const { data, error, refresh, reread } = useQuery('register.company', areaId === null || id === undefined ? null : { companyId: id }, { keepFor: 'page' })
  const title = id === undefined ? '登记企业' : '更正登记'
  if (areaId !== null && (id === undefined || data !== null)) return <EditForm key={id ?? ''} title={title} {...(unlisted === undefined ? {} : { unlisted: { id: unlisted, name, uscc, area: { id: area, name: areaName } } })} company={id === undefined ? null : data} reload={reread} />
  return (
    <AdminFrame title={title} tab={null} inner column loading={areaId !== null && error === null}>
      <Loaded data={null} error={error} onRetry={() => void refresh()} failed="登记没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /><Skeleton height={52} /></Card>}>{() => null}</Loaded>
    </AdminFrame>
  )
}
