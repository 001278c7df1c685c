import { View } from '@tarojs/components'
import { useDidShow } from '@tarojs/taro'
import { useState } from 'react'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go, replace } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'
import { useDesk } from '@/ui/use-desk'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { AreaPanel } from './AreaPanel'
import { AreaTree } from './AreaTree'

/** 区域和单位: the tree of areas with the chosen one's units and windows beside it; on a phone one area at a time, each a page of its own. */
export default function PlacesPage() {
  const params = usePageParams()
  const root = useAdminArea()
  const desk = useDesk()
  const [chosen, setChosen] = useState(params.id ?? null)
  const [turn, setTurn] = useState(0)
  const at = chosen ?? root
  const top = useQuery('register.tree', desk && root !== null ? { areaId: root } : null)
  const { data, error, refresh, reread } = useQuery('register.tree', root === null || at === null ? null : { areaId: at })
  useShown(refresh)
  useDidShow(() => setTurn((before) => before + 1))
  const done = async (): Promise<void> => {
    setTurn((before) => before + 1)
    await Promise.all([reread(), top.reread()])
  }
  const open = (id: string): void => {
    if (desk) return setChosen(id)
    // Upwards is no new step: what one came from is not piled up.
    void (data?.above.some((each) => each.id === id) === true ? replace : go)('/admin/places/index', { id })
  }
  return (
    <AdminFrame title="区域和单位" tab={null} inner loading={root !== null && data === null && error === null}>
      <View className={desk ? 'admin-places' : ''}>
        {!desk || top.data === null ? null : <Card className="admin-places__tree"><AreaTree root={top.data.area} chosen={at ?? ''} above={data?.above ?? []} onChoose={setChosen} turn={turn} /></Card>}
        <View className="admin-places__one">
          <Loaded data={data} error={error} onRetry={() => void refresh()} failed="区域没有读到" skeleton={<Card><Skeleton height={32} width="50%" /><Skeleton height={48} /><Skeleton height={48} /></Card>}>
            {(shown) => <AreaPanel key={shown.area.id} shown={shown} first={params.tab} onOpen={open} onDone={done} turn={turn} />}
          </Loaded>
        </View>
      </View>
    </AdminFrame>
  )
}
