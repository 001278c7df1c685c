import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import type { RowAct } from '@shared/register/import'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { useList } from '@/data/use-list'
import { go } from '@/platform/navigate'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Skeleton } from '@/ui/States'
import { countOf, KIND_PAGES } from '../kind-words'
import { grouped } from '../numbers'
import { type ImportView, many } from './words'

type Row = OutputOf<'import.rows'>['items'][number]

// prettier-ignore
const HEADS = {
  gone:  '表里没有，改为注销的',
  moved: '试算以后有人改过，没有动的',
  kept:  '导入以后有人改过或已经在用，没有撤销的',
} as const satisfies { readonly [A in RowAct]?: string }

const detailOf = ({ key, touchedBy }: Row): string => [touchedBy === null ? null : `${touchedBy}改过`, key].filter(Boolean).join(' · ')

/** Things that something else happens to than the rest, each the way to its page. Nothing where there are none. */
export const OtherRows = ({ view, act }: { view: ImportView, act: keyof typeof HEADS }) => (many(view, act) === 0 ? null : <Rows view={view} act={act} />)

const Rows = ({ view, act }: { view: ImportView, act: keyof typeof HEADS }) => {
  const list = useList('import.rows', { importId: view.id, act })
  return (
    <Card title={`${HEADS[act]} ${countOf(view.kind, grouped(many(view, act)))}`} className={`t-rows-${act}`}>
      <Loaded data={list.items} error={list.error} onRetry={() => void list.refresh()} failed="这些行没有读到" skeleton={<View><Skeleton height={48} /><Skeleton height={48} /></View>}>
        {(rows) => (
          <>
            {rows.map((row) => {
              const { thingId } = row
              const { one } = KIND_PAGES[view.kind]
              return <ListItem key={row.id} plain title={row.name} detail={detailOf(row)} {...(thingId === null ? {} : { onPress: () => void go(one.url, { ...one.query, id: thingId }) })} />
            })}
            <ReadOn list={list} />
          </>
        )}
      </Loaded>
    </Card>
  )
}
