import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import type { SettingView } from '@shared/api/settings.api'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Remark, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { AdminFrame } from '../AdminFrame'
import { wordsOf } from '../setting/value-words'
import { useAdminArea } from '../use-admin-area'
import { sourceWords } from './source-words'

type Shown = OutputOf<'settings.list'>

/** Groups in the order of the table. */
const groupsOf = (items: readonly SettingView[]): string[] => [...new Set(items.map(({ group }) => group))]

/** So much of a value fits below its name. */
const MOST_WORDS = 2

/** 设置: what holds in an area or a unit, each with where it comes from; below, the places that may have their own. */
export default function SettingsPage() {
  const own = useAdminArea()
  const { area, unit } = usePageParams()
  const areaId = area ?? own
  const { data, error, refresh } = useQuery('settings.list', own === null || areaId === null ? null : { areaId, unitId: unit ?? null })
  useShown(refresh)
  return (
    <AdminFrame title="设置" tab={null} inner column loading={own !== null && data === null && error === null}>
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed="设置没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /><Skeleton height={52} /></Card>}>
        {(shown) => (
          <>
            <View className="admin__gap"><Remark icon="info">{`${shown.unitName ?? shown.areaName}现在用的设置`}</Remark></View>
            {groupsOf(shown.items).map((group) => (
              <View key={group} className="t-settings-group">
                <SectionHeader>{group}</SectionHeader>
                <Card tight>{shown.items.filter((item) => item.group === group).map((item) => <Row key={item.name} item={item} area={areaId ?? ''} unit={unit} />)}</Card>
              </View>
            ))}
            {unit === undefined ? <Below shown={shown} area={areaId ?? ''} /> : null}
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}

const Row = ({ item, area, unit }: { item: SettingView, area: string, unit: string | undefined }) => {
  const words = item.name === 'profile' || item.name === 'quotas' ? [] : wordsOf(item.name, item.value).slice(-MOST_WORDS).map(({ key, value }) => `${key} ${value}`)
  const page = item.name === 'calendar' ? '/admin/calendar/index' : '/admin/setting/index'
  return (
    <ListItem
      plain
      className={`t-setting-${item.name}`}
      title={item.zh}
      {...(words.length === 0 ? {} : { detail: words.join('；') })}
      bottom={<>{item.proposed === null ? null : <Pill tone="amber" icon="clock">等确认</Pill>}<>{sourceWords(item)}</></>}
      onPress={() => void go(page, { name: item.name, area, ...(unit === undefined ? {} : { unit }) })}
    />
  )
}

/** Areas and units below, each with a page of its own. */
const Below = ({ shown, area }: { shown: Shown, area: string }) => (shown.areas.length + shown.units.length === 0
  ? null
  : (
    <>
      <SectionHeader>下级单独设置</SectionHeader>
      <Card tight className="t-settings-below">
        {shown.areas.map(({ id, name }) => <ListItem key={id} plain title={name} onPress={() => void go('/admin/settings/index', { area: id })} />)}
        {shown.units.map(({ id, name }) => <ListItem key={id} plain title={name} onPress={() => void go('/admin/settings/index', { area, unit: id })} />)}
      </Card>
    </>
    ))
