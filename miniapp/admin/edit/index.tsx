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
  const company = useQuery('register.company', areaId === null || id === undefined ? null : { companyId: id }, { keepFor: 'page' })
  const places = useQuery('register.places', areaId === null ? null : { areaId })
  const ready = places.data !== null && (id === undefined || company.data !== null) ? { places: places.data, company: company.data } : null
  const error = ready === null ? places.error ?? company.error : null
  const title = id === undefined ? '登记企业' : '更正登记'
  if (ready !== null && areaId !== null) return <EditForm key={id ?? ''} title={title} {...(unlisted === undefined ? {} : { unlisted: { id: unlisted, name, uscc, area: { id: area, name: areaName } } })} places={ready.places} company={ready.company} reload={company.reread} />
  return (
    <AdminFrame title={title} tab={null} inner column loading={areaId !== null && error === null}>
      <Loaded data={ready} error={error} onRetry={() => void Promise.all([places.refresh(), company.refresh()])} failed="登记没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /><Skeleton height={52} /></Card>}>{() => null}</Loaded>
    </AdminFrame>
  )
}
