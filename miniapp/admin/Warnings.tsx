import { View } from '@tarojs/components'
import type { ActionName, OutputOf } from '@shared/api'
import { go } from '@/platform/navigate'
import { useSession } from '@/session/use-session'
import type { IconName } from '@/ui/icon-paths'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { calendarWanted } from '@/words/calendar'
import { Offered } from '@/session/offered'
import { grouped } from './numbers'
import { adminsWanted } from './thing-words'

type Overview = OutputOf<'register.overview'>

interface Warning {
  name: string
  icon: IconName
  text: string
  way?: { asks: ActionName, word: string, open: () => unknown }
}

/** Jobs that stopped: decided by whoever administers the whole, who is named to all others. */
const parkedWarning = ({ parked, rootName }: Overview): Warning => ({
  name: 'parked', icon: 'alert-triangle',
  text: `有 ${grouped(parked)} 项后台任务试过多次没有做成，已停下，不影响其他。${rootName === null ? '请决定再试一次，还是搁置。' : `由${rootName}的系统管理员决定再试还是搁置，您不用处理。`}`,
  ...(rootName === null ? { way: { asks: 'register.decisions', word: '去决定', open: () => go('/admin/decisions/index') } } : {}),
})

/** Requests that nobody has: whoever dispatches gives them out; an administrator sees to it that there is somebody. */
const unownedWarning = (unowned: number): Warning => ({
  name: 'unowned', icon: 'hand', text: `有 ${grouped(unowned)} 件诉求没人接，由分办员分给单位。没有分办员，请登记一位。`,
  way: { asks: 'register.things', word: '看分办员', open: () => go('/admin/people/index', { role: 'dispatcher' }) },
})

/** What is wrong: `own` what the reader himself can put right, else what is somebody's else, who is named. The calendar is put in by whoever administers the whole. */
export const Warnings = ({ overview, own }: { overview: Overview, own: boolean }) => {
  const { me } = useSession()
  const { admins, lastResortMissing, parked, rootName, unowned } = overview
  const [calendar, lone] = [me === null ? null : calendarWanted(me, rootName), adminsWanted(admins)]
  const all: Warning[] = [
    ...(calendar === null ? [] : [{ name: 'calendar-wanted', icon: 'calendar' as const, text: calendar, ...(rootName === null ? { way: { asks: 'settings.propose' as const, word: '去录入', open: () => go('/admin/calendar/index') } } : {}) }]),
    ...(lone === null ? [] : [{ name: 'admins-wanted', icon: 'alert-triangle' as const, text: lone, ...(rootName === null ? { way: { asks: 'register.saveOffice' as const, word: '去登记', open: () => go('/admin/enter/index', { of: 'office' }) } } : {}) }]),
    ...(lastResortMissing ? [{ name: 'last-resort', icon: 'alert-triangle' as const, text: '兜底负责人不够：要有两位，不在同一单位。否则投诉到他们头上的事没有人接。', way: { asks: 'register.things' as const, word: '看兜底负责人', open: () => go('/admin/people/index', { role: 'lastResort' }) } }] : []),
    ...(unowned === 0 ? [] : [unownedWarning(unowned)]),
    ...(parked === 0 ? [] : [parkedWarning(overview)]),
  ]
  const shown = all.filter(({ way }) => (way !== undefined) === own)
  if (shown.length === 0) return null
  return (
    <Card className={own ? 't-warnings' : 't-warnings admin-ways__after'}>
      {shown.map(({ name, icon, text, way }) => (
        <View key={name} className={`admin-warning t-${name}`}>
          <Remark icon={icon}>{text}</Remark>
          {way === undefined ? null : <Offered to={way.asks}><TextButton go className={`t-go-${name}`} onPress={() => void way.open()}>{way.word}</TextButton></Offered>}
        </View>
      ))}
    </Card>
  )
}
