import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CompanyRow } from '@shared/api/register-views'
import { COMPANY_PILES, COMPANY_PILE_NAMES, type CompanyPile } from '@shared/register/list'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { useSearch } from '@/list/use-search'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { named } from '@/session/dress'
import { useOffered } from '@/session/offered'
import { AdminFrame } from '../AdminFrame'
import { ExportButton } from '../ExportButton'
import { companySearch, emptyPile } from '../company-words'
import { pileCount } from '../numbers'
import { useAdminArea } from '../use-admin-area'
import { CompanyRows } from './CompanyRows'

const isPile = (word: string | undefined): word is CompanyPile => word !== undefined && Object.hasOwn(COMPANY_PILES, word)

/** 企业: the register by piles, or what a few words find in all of it. */
export default function CompaniesPage() {
  const params = usePageParams()
  const { identity } = useSession()
  const areaId = useAdminArea()
  const offered = useOffered()
  const [pile, setPile] = useState<CompanyPile>(isPile(params.pile) ? params.pile : 'operating')
  const words = useSearch(params.search)
  const { search } = words
  const found = useList('register.companies', areaId === null || search === '' ? null : { areaId, search })
  // Its numbers stand on the tabs, so it is read beside a search too: whoever empties the field is back at once.
  const piled = useList('register.companies', areaId === null ? null : { areaId, pile })
  const list = search === '' ? piled : found
  const refresh = (): Promise<unknown> => list.refresh()
  useShown(refresh)

  const counts = piled.page?.counts ?? null
  const tabs = COMPANY_PILE_NAMES.map((value) => ({ value, word: named(COMPANY_PILES[value]), unit: '家', count: counts === null ? null : pileCount(counts[value] ?? 0) }))
  const open = ({ id }: Pick<CompanyRow, 'id'>): void => void go('/admin/company/index', { id })
  return (
    <AdminFrame
      title="企业"
      tab="companies"
      head={{ title: `${identity?.areaName ?? ''}企业` }}
      {...(offered('register.saveCompany') ? { main: <PrimaryButton className="t-new-company" onPress={() => void go('/admin/edit/index')}>登记一家企业</PrimaryButton> } : {})}
      loading={areaId !== null && list.items === null && list.error === null}
    >
      <ListPage
        list={list}
        {...(search === '' ? { tabs: { label: '哪些企业', all: tabs, current: pile, onChange: setPile } } : {})}
        search={{ ...words, id: 'companies-search', label: companySearch() }}
        onRetry={() => void refresh()}
        failed="企业没有读到"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /><Skeleton height={56} /></Card>}
        before={search === '' ? null : <View className="admin__gap t-found"><Remark icon="search">{`在全部企业里找“${search}”，不在营的和曾用名也找`}</Remark></View>}
        empty={search === ''
          ? <Empty icon="building" {...emptyPile(pile)} />
          : <Empty icon="search" title={`没有找到“${search}”`} text={named('换一种写法试试：名称里的几个字、信用代码的开头、电话或它的后四位、{officerShort}姓名。')} />}
        after={search !== '' && found.page?.more === true ? <View className="admin__gap t-found-more"><Remark icon="info">只看了前 2000 家，请写得再具体些</Remark></View> : null}
      >
        {(rows) => (
          <>
            {areaId === null || rows.length === 0 ? null : <ExportButton list={{ of: 'companies', areaId, pile, ...(search === '' ? {} : { search }) }} />}
            <CompanyRows rows={rows} onOpen={open} />
          </>
        )}
      </ListPage>
    </AdminFrame>
  )
}
