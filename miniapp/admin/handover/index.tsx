import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { useSearch } from '@/list/use-search'
import { useSession } from '@/session/use-session'
import { Card } from '@/ui/Layout'
import { Empty, Skeleton } from '@/ui/States'
import { useEffect, useState } from 'react'
import { HandoverForm } from './HandoverForm'
import { HandoverFrame } from './HandoverFrame'
import { useDuties } from './use-duties'

/** 工作交接: what somebody has in hand goes to colleagues, when he leaves or is away for long. */
export default function HandoverPage() {
  const { identity } = useSession()
  const duties = useDuties()
  const search = useSearch()
  const { data, error, refresh } = useQuery('handover.people', duties && { ...duties, ...(search.search === '' ? {} : { search: search.search }) })
  // While another search is read, what was found last stays.
  const [found, setFound] = useState(data)
  useEffect(() => { if (data !== null) setFound(data) }, [data])
  const { data: recent, refresh: readRecent } = useQuery('handover.list', duties)
  useShown(refresh)
  const again = async (): Promise<void> => void (await Promise.all([refresh(), readRecent()]))
  const shown = data ?? found
  if (identity !== null && duties === null) return <HandoverFrame><Empty icon="alert-triangle" title="这个身份不办交接" text="工作交接由单位负责人或系统管理员办。您如有其他身份，请到“我的”里切换。" /></HandoverFrame>
  if (duties !== null && shown !== null) return <HandoverForm duties={duties} people={shown.people} more={shown.more} search={search} recent={recent?.items ?? []} onDone={again} />
  return (
    <HandoverFrame loading={error === null}>
      <Loaded data={null} error={error} onRetry={() => void refresh()} failed="手上有多少没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /></Card>}>{() => null}</Loaded>
    </HandoverFrame>
  )
}
