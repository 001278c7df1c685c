import { View } from '@tarojs/components'
import type { ChangeView, FieldChange } from '@shared/api/register-views'
import { changeWords } from '@shared/register/changes'
import type { ChangedKind } from '@shared/register/things'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import type { List } from '@/data/use-list'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Skeleton } from '@/ui/States'
import { pastWords } from '@/words/time'
import { BeforeAfter } from './BeforeAfter'
import { ExportButton } from './ExportButton'
import { useAdminArea } from './use-admin-area'

/** Changes of a thing of the register, or of the rules of an area, the newest first: what stood there before, what after, by whom or by which import. */
export const ChangeList = ({ list, of }: { list: List<ChangeView>, of: { thing: ChangedKind, id: string } }) => {
  const areaId = useAdminArea()
  return (
    <Card title="谁改过什么" className="t-changes">
      <Loaded data={list.items} error={list.error} onRetry={() => void list.refresh()} failed="变更没有读到" skeleton={<Skeleton height={64} />} empty={{ when: (rows) => rows.length === 0, show: <View className="ms-small">{of.thing === 'rule' ? '还没有加过规则' : '登记以后没有改过'}</View> }}>
        {(rows) => (
          <>
            {rows.map((row) => <Change key={row.id} change={row} whole={of.thing === 'rule'} />)}
            <ReadOn list={list} />
            {areaId === null || rows.length === 0 ? null : <ExportButton list={{ of: 'changes', areaId, ...of }} />}
          </>
        )}
      </Loaded>
    </Card>
  )
}

/** `whole`: what is new is shown too, as there is no page of it. */
const Change = ({ change, whole }: { change: ChangeView, whole: boolean }) => {
  const { at, who, file, importId, created, dropped, fields } = change
  return (
    <View className="admin-change t-change">
      <View className="admin-change__head">
        <View className="ms-strong">{changeWords(change)}</View>
        <View className="ms-caption ms-num">{[who, pastWords(presentInstant(), at)].filter(Boolean).join('，')}</View>
      </View>
      {file === null || importId === null ? null : <TextButton icon="file" go className="t-change-import" onPress={() => void go('/admin/import/index', { id: importId })}>{`导入：${file}`}</TextButton>}
      {created && !whole ? null : fields.map((field) => <FieldLine key={field.field} change={field} only={created ? 'after' : dropped ? 'before' : null} />)}
    </View>
  )
}

/** `only`: of what has come or gone there is nothing else to be said. */
const FieldLine = ({ change: { label, before, after, sealed }, only }: { change: FieldChange, only: 'before' | 'after' | null }) => (
  <View className="admin-change__field">
    <View className="ms-caption">{label}</View>
    {sealed ? <View className="admin-mark"><Icon name="lock" size={16} /><View>已改，内容加密</View></View> : only === null ? <BeforeAfter before={before} after={after} /> : <View>{only === 'after' ? after : before}</View>}
  </View>
)
