import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useList } from '@/data/use-list'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Card, Columns } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { ChangeList } from '../ChangeList'
import { useAdminArea } from '../use-admin-area'
import { CompanyCases, CompanyPeople } from './CompanyUse'
import { CompanyFacts, CompanyHead, CompanyNumbers } from './CompanyFacts'

/** 企业登记: what the register has of one company, its people, codes and requests, who looked at it, and each change of it. */
export default function CompanyPage() {
  const { id } = usePageParams()
  const mayLook = useAdminArea() !== null && id !== undefined
  const { data, error, refresh } = useQuery('register.company', mayLook ? { companyId: id } : null)
  const changes = useList('register.changes', mayLook ? { of: 'company', id } : null)
  const use = useQuery('deed.ofCompany', mayLook ? { companyId: id } : null)
  useShown(refresh, changes.refresh, use.refresh)
  return (
    <AdminFrame
      title="企业登记"
      tab={null}
      inner
      loading={mayLook && data === null && error === null}
      {...(data === null ? {} : { action: <BottomBar><PrimaryButton className="t-edit" onPress={() => void go('/admin/edit/index', { id: data.id })}>更正</PrimaryButton></BottomBar> })}
    >
      {id === undefined ? <Empty icon="building" title="没有指明哪一家" text="请从企业列表里打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void Promise.all([refresh(), changes.refresh(), use.refresh()])} failed="企业没有读到" skeleton={<Waiting />}>
          {(company) => (
            <View className="t-company">
              <CompanyHead company={company} />
              <Columns side={<><CompanyNumbers company={company} /><CompanyPeople use={use} companyId={company.id} /></>}>
                <CompanyFacts company={company} />
                <CompanyCases use={use} cases={company.cases} />
                <ChangeList list={changes} of={{ thing: 'company', id: company.id }} />
              </Columns>
            </View>
          )}
        </Loaded>
      )}
    </AdminFrame>
  )
}

const Waiting = () => <Card><Skeleton height={28} width="60%" /><Skeleton height={40} /><Skeleton height={40} /><Skeleton height={40} /></Card>
