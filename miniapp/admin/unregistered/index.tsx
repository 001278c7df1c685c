import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { UnlistedRow } from '@shared/api/unlisted.api'
import { UNLISTED_STATES, type UnlistedState } from '@shared/register/unlisted-states'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Skeleton } from '@/ui/States'
import { pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { ExportButton } from '../ExportButton'
import { useAdminArea } from '../use-admin-area'

const STATES = Object.keys(UNLISTED_STATES) as UnlistedState[]
const EMPTY: Record<UnlistedState, { title: string, text: string }> = {
  waiting: { title: '没有等登记的企业', text: '有人替名册里没有的企业提了诉求，会出现在这里。' },
  listed: { title: '没有对应过的企业', text: '对应到名册的会在这里，对应错了可以撤销。' },
  aside: { title: '没有搁置的企业', text: '搁置的会在这里，以后还可以对应到名册。' },
}

/** What is said of one: where it is, and since when it is what it is. */
const saidOf = ({ state, areaName, filedAt, decidedAt, reason }: UnlistedRow): string => {
  const now = presentInstant()
  const since = state === 'waiting' || decidedAt === null ? `${pastWords(now, filedAt)}有人提了诉求` : `${pastWords(now, decidedAt)}${state === 'listed' ? '对应' : '搁置'}`
  return [areaName, since, reason].filter(Boolean).join(' · ')
}

/** 不在名册的企业, by what has become of them: those set aside or linked are found again here. */
export default function UnregisteredPage() {
  const areaId = useAdminArea()
  const [state, setState] = useState<UnlistedState>('waiting')
  const list = useList('unlisted.list', areaId === null ? null : { areaId, state })
  useShown(list.refresh)
  // Counts come with the first page only, and are of all three.
  const [counts, setCounts] = useState<Readonly<Partial<Record<UnlistedState, number>>>>({})
  const fresh = list.page?.counts ?? null
  useEffect(() => { if (fresh !== null) setCounts(fresh) }, [fresh])
  return (
    <AdminFrame title="不在名册的企业" tab={null} inner loading={areaId !== null && list.items === null && list.error === null}>
      <ListPage
        list={list}
        tabs={{ label: '后来怎么样', all: STATES.map((each) => ({ value: each, word: UNLISTED_STATES[each], count: counts[each] ?? null, unit: '家' })), current: state, onChange: setState }}
        onRetry={() => void list.refresh()}
        failed="不在名册的企业没有读到"
        skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /></Card>}
        empty={<Empty icon="building" {...EMPTY[state]} />}
      >
        {(rows) => (
          <>
            {areaId === null ? null : <ExportButton list={{ of: 'unlisted', areaId, state }} />}
            <Card tight className="t-unlisted-rows">
              {rows.map((row) => <View key={row.id}><ListItem plain className="t-unlisted-row" lead={<Icon name="building" />} title={row.name} detail={saidOf(row)} onPress={() => void go('/admin/unlisted/index', { id: row.id })} /></View>)}
            </Card>
          </>
        )}
      </ListPage>
    </AdminFrame>
  )
}
