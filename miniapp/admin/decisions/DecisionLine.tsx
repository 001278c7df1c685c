import { View } from '@tarojs/components'
import type { DecisionView } from '@shared/api/decision.api'
import { go, reLaunch } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { confirm } from '@/ui/feedback'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { pastWords } from '@/words/time'

type Place = DecisionView['where']['of']

/** What can be done with a job that has stopped. */
export type JobStep = 'register.tryJob' | 'register.dropJob'

// prettier-ignore
const PLACES: Record<Place, { icon: IconName, open: ((where: DecisionView['where']) => unknown) | null }> = {
  job:       { icon: 'alert-triangle', open: null },
  merge:     { icon: 'return', open: ({ key }) => go('/admin/merge/index', { id: key ?? '' }) },
  import:    { icon: 'file', open: ({ key }) => go('/admin/import/index', { id: key ?? '' }) },
  companies: { icon: 'building', open: ({ kind }) => reLaunch('/admin/companies/index', { pile: kind ?? '' }) },
  unlisted:  { icon: 'building', open: ({ key }) => go('/admin/unlisted/index', { id: key ?? '' }) },
  assign:    { icon: 'people', open: () => go('/admin/assign/index') },
  calendar:  { icon: 'calendar', open: () => go('/admin/calendar/index') },
  setting:   { icon: 'pencil', open: ({ kind, key, unitId }) => go(key === 'calendar' ? '/admin/calendar/index' : '/admin/setting/index', { name: key ?? '', area: kind ?? '', ...(unitId === undefined ? {} : { unit: unitId }) }) },
}

/** One thing that waits: opens where it is decided; a stopped job is tried again or set aside here. */
export const DecisionLine = ({ one, busy, onJob }: { one: DecisionView, busy: boolean, onJob: (step: JobStep, one: DecisionView) => void }) => {
  const { title, detail, at, where, left } = one
  const { icon, open } = PLACES[where.of]
  const said = at === null ? detail : `${detail} · ${pastWords(presentInstant(), at)}`
  const drop = async (): Promise<void> => {
    if (await confirm({ title: '搁置这项任务？', text: `${title}。搁置以后：${left ?? '这件事不再做'}。已经做完的不动，不能再叫回来，谁搁置的会记下来。`, ok: '搁置', tone: 'danger' })) onJob('register.dropJob', one)
  }
  return (
    <View className="admin-decision t-decision">
      <ListItem plain lead={<Icon name={icon} />} title={title} detail={said} {...(open === null ? {} : { onPress: () => void open(where) })} />
      {where.of !== 'job'
        ? null
        : (
          <View className="admin-decision__steps">
            <TextButton icon="refresh" className="t-try-job" disabled={busy} onPress={() => onJob('register.tryJob', one)}>再试一次</TextButton>
            <TextButton icon="pause-square" tone="quiet" className="t-drop-job" disabled={busy} onPress={() => void drop()}>搁置</TextButton>
          </View>
          )}
    </View>
  )
}
