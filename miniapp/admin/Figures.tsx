import { View } from '@tarojs/components'
import type { ActionName, OutputOf } from '@shared/api'
import { go, reLaunch } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Pressable } from '@/ui/Pressable'
import { named } from '@/session/dress'
import { useOffered } from '@/session/offered'
import { grouped } from './numbers'

/** What waits, in numbers. `decisions` null: not read yet. */
export interface Waits extends Pick<OutputOf<'register.overview'>, 'unmatched' | 'ending' | 'notJoined'> {
  decisions: number | null
}

interface Figure {
  name: keyof Waits
  icon: IconName
  /** What its list asks for. */
  asks: ActionName
  word: string
  /** What to do about it, and what is said when there is none. */
  say: string
  none: string
  open: () => unknown
}

// prettier-ignore
const FIGURES: readonly Figure[] = [
  { name: 'decisions', icon: 'hand',           asks: 'register.decisions', word: '等您决定', say: '导入、设置等', none: '没有等您决定的事', open: () => go('/admin/decisions/index') },
  { name: 'unmatched', icon: 'alert-triangle', asks: 'register.companies', word: '没有{officerShort}', say: '请给企业指定{officerShort}',       none: '都有{officerShort}了',       open: () => reLaunch('/admin/companies/index', { pile: 'unmatched' }) },
  { name: 'ending',    icon: 'calendar',       asks: 'register.things', word: '任期快到', say: '三十天内到期',            none: '三十天内没有到期的', open: () => go('/admin/people/index', { ending: '1' }) },
  { name: 'notJoined', icon: 'user',           asks: 'register.notJoined', word: '还没登录', say: '登录前收不到诉求',       none: '都登录过了',       open: () => go('/admin/joining/index') },
]

/** What waits for an administrator, each number the way to its list. */
export const Figures = ({ waits }: { waits: Waits }) => {
  const offered = useOffered()
  return (
  <View className="admin-figures">
    {FIGURES.filter(({ asks }) => offered(asks)).map(({ name, icon, word: title, say, none, open }) => {
      const many = waits[name]
      const [word, said] = [named(title), named(many === 0 ? none : say)]
      return (
        <Pressable key={name} className={`admin-figure t-figure-${name}`} label={`${word} ${many === null ? '' : grouped(many)} ${said}`} onPress={() => void open()}>
          <View className={`admin-figure__word ${many !== null && many > 0 ? 'admin-figure__word--amber' : ''}`}><Icon name={icon} size={18} /><View>{word}</View></View>
          <View className="admin-figure__count ms-num">{many === null ? '' : grouped(many)}</View>
          <View className="ms-caption">{said}</View>
        </Pressable>
      )
    })}
  </View>
)
}
