import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SettingChange, SettingView } from '@shared/api/settings.api'
import type { StoredSettings } from '@shared/settings/values'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Failure } from '@/form/Failure'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Chips } from '@/ui/Choice'
import { Card } from '@/ui/Layout'
import { Remark, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { Later } from '../setting/Later'
import { PastChanges } from '../setting/PastChanges'
import { type Where } from '../setting/past'
import { Proposed } from '../setting/Proposed'
import { useProposing } from '../setting/use-proposing'
import { useAdminArea } from '../use-admin-area'
import { NoticeForm } from './NoticeForm'
import { YearView } from './YearView'

/** 放假安排: a year month by month, what waits for confirmation, and the way to paste a notice. */
export default function CalendarPage() {
  const own = useAdminArea()
  const { area } = usePageParams()
  const areaId = own === null ? null : (area ?? own)
  const [pasting, setPasting] = useState(false)
  const { data, error, reread, refresh } = useQuery('settings.show', areaId === null ? null : { areaId, name: 'calendar' })
  useShown(refresh)
  if (pasting && areaId !== null) return <NoticeForm areaId={areaId} done={async () => { await reread(); setPasting(false) }} />
  const may = data !== null && data.item.here && data.item.proposed === null
  return (
    <AdminFrame
      title="放假安排"
      tab={null}
      inner
      loading={areaId !== null && data === null && error === null}
      {...(may ? { action: <BottomBar><PrimaryButton className="t-paste-notice" onPress={() => setPasting(true)}>粘贴放假通知</PrimaryButton></BottomBar> } : {})}
    >
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed="放假安排没有读到" skeleton={<Card><Skeleton height={240} /></Card>}>
        {({ item, changes }) => (
          <>
            <Proposed item={item} where={{ areaId: areaId ?? '', unitId: null }} reload={reread} />
            {item.proposed === null ? null : <Years years={(item.proposed.value as StoredSettings['calendar']).years} />}
            <Years years={(item.value as StoredSettings['calendar']).years} now />
            {item.here ? null : <View className="admin__gap"><Remark icon="info">放假安排由市里统一录入</Remark></View>}
            <Others item={item} changes={changes} where={{ areaId: areaId ?? '', unitId: null }} reload={reread} />
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}

/** What is confirmed for a later day and can be taken back until then, and what there was. */
const Others = ({ item, changes, where, reload }: { item: SettingView, changes: readonly SettingChange[], where: Where, reload: () => Promise<unknown> }) => {
  const { propose, busy, error } = useProposing(item, where, reload)
  return (
    <>
      {error === null ? null : <Failure error={error} failed="没有提交上" />}
      <Later item={item} own busy={busy} onPropose={(anew) => void propose(anew)} shown={(value) => Object.values((value as StoredSettings['calendar']).years).map((days) => <YearView key={days.year} days={days} />)} />
      <PastChanges item={item} changes={changes} busy={busy} onPropose={(anew) => void propose(anew)} />
    </>
  )
}

const Years = ({ years, now = false }: { years: StoredSettings['calendar']['years'], now?: boolean }) => {
  const all = Object.keys(years).sort()
  const thisYear = presentInstant().slice(0, 4)
  const [chosen, setChosen] = useState(now && all.includes(thisYear) ? thisYear : (all.at(-1) ?? ''))
  const shown = years[chosen]
  return (
    <Card title={now ? '现在用的' : '提出的'} className={now ? 't-calendar-now' : 't-calendar-proposed'}>
      {all.length < 2 ? null : <View className="admin__gap"><Chips label="哪一年" options={all.map((year) => ({ value: year, word: `${year} 年` }))} value={chosen} onChange={setChosen} /></View>}
      {shown === undefined ? null : (
        <>
          <View className="ms-small admin__gap">{shown.citation}</View>
          <YearView days={shown} />
        </>
      )}
    </Card>
  )
}
