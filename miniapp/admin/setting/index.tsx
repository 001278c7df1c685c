import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import type { SettingName } from '@shared/settings/values'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Failure } from '@/form/Failure'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { sourceWords } from '../settings/source-words'
import { useAdminArea } from '../use-admin-area'
import { EditForm } from './EditForm'
import { Later } from './Later'
import { PastChanges } from './PastChanges'
import { Proposed } from './Proposed'
import type { Where } from './past'
import { useProposing } from './use-proposing'
import { wordsOf } from './value-words'

type Shown = OutputOf<'settings.show'>

/** 一项设置: what holds, where it comes from, what waits, what there was; 修改 turns it into a form. */
export default function SettingPage() {
  const own = useAdminArea()
  const { name, area, unit } = usePageParams()
  const [editing, setEditing] = useState(false)
  const areaId = area ?? own
  const where: Where | null = own === null || areaId === null ? null : { areaId, unitId: unit ?? null }
  const { data, error, reread, refresh } = useQuery('settings.show', where === null || name === undefined ? null : { ...where, name: name as SettingName })
  useShown(refresh)
  if (data !== null && where !== null && editing) {
    return <EditForm item={data.item} where={where} title={`修改${data.item.zh}`} done={async () => { await reread(); setEditing(false) }} />
  }
  const may = data !== null && data.item.here && data.item.proposed === null
  return (
    <AdminFrame
      title={data?.item.zh ?? '设置'}
      tab={null}
      inner
      column
      loading={where !== null && data === null && error === null}
      {...(may ? { action: <BottomBar><PrimaryButton className="t-edit-setting" onPress={() => setEditing(true)}>修改</PrimaryButton></BottomBar> } : {})}
    >
      {name === undefined ? <Empty icon="list" title="没有指明哪一项" text="请从设置里打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void refresh()} failed="设置没有读到" skeleton={<Card><Skeleton height={40} /><Skeleton height={40} /></Card>}>
          {(shown) => (where === null ? null : <Setting shown={shown} where={where} reload={reread} />)}
        </Loaded>
      )}
    </AdminFrame>
  )
}

const Setting = ({ shown: { item, changes, areaName, unitName }, where, reload }: { shown: Shown, where: Where, reload: () => Promise<unknown> }) => {
  const { propose, busy, error } = useProposing(item, where, reload)
  const isOwn = item.here && item.from !== null && item.from.scope !== 'tenant' && item.from.placeName === (unitName ?? areaName)
  return (
    <View className="t-setting">
      <Proposed item={item} where={where} reload={reload} />
      <Card title={`${unitName ?? areaName}现在用的`} hint={sourceWords(item)} className="t-setting-value">
        <DefinitionList facts={wordsOf(item.name, item.value)} />
      </Card>
      {item.citation === '' ? null : <View className="admin__gap"><Remark icon="file">{`依据：${item.citation}`}</Remark></View>}
      <Later item={item} own={isOwn} busy={busy} onPropose={(anew) => void propose(anew)} />
      {item.here ? null : <View className="admin__gap"><Remark icon="info">这一项不在这里设置，这里用上一级的</Remark></View>}
      {isOwn && item.proposed === null ? <TextButton className="t-drop-own" disabled={busy} onPress={() => void propose({ title: '不再单独设置，用上一级的？', value: null, citation: item.citation })}>不再单独设置，用上一级的</TextButton> : null}
      {error === null ? null : <Failure error={error} failed="没有提交上" />}
      <PastChanges item={item} changes={changes} busy={busy} onPropose={(anew) => void propose(anew)} />
    </View>
  )
}
