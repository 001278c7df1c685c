import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import type { CompanyPile } from '@shared/register/list'
import { reLaunch } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Pressable } from '@/ui/Pressable'
import { grouped } from './numbers'

type Overview = OutputOf<'register.overview'>

interface Figure {
  pile: CompanyPile
  icon: IconName
  word: string
  count: (overview: Overview) => number
  say: (overview: Overview) => string
}

// prettier-ignore
const FIGURES: readonly Figure[] = [
  { pile: 'operating', icon: 'building', word: '在营企业', count: ({ companies }) => companies, say: () => '名册里正常经营的' },
  { pile: 'unmatched', icon: 'alert-triangle', word: '没有专员', count: ({ unmatched }) => unmatched, say: ({ unmatched }) => (unmatched === 0 ? '都有专员了' : '请给它们指定专员') },
  { pile: 'key', icon: 'star', word: '重点企业', count: ({ key }) => key, say: () => '在营的里面' },
  { pile: 'ended', icon: 'pause-square', word: '不在营', count: ({ ended }) => ended, say: () => '停业、注销、迁出' },
]

/** The numbers of the register, each the way to its list. */
export const Figures = ({ overview }: { overview: Overview }) => (
  <View className="admin-figures">
    {FIGURES.map(({ pile, icon, word, count, say }) => {
      const many = count(overview)
      return (
        <Pressable key={pile} className={`admin-figure t-figure-${pile}`} label={`${word} ${grouped(many)} ${say(overview)}`} onPress={() => void reLaunch('/admin/companies/index', { pile })}>
          <View className={`admin-figure__word ${pile === 'unmatched' && many > 0 ? 'admin-figure__word--amber' : ''}`}><Icon name={icon} size={18} /><View>{word}</View></View>
          <View className="admin-figure__count ms-num">{grouped(many)}</View>
          <View className="ms-caption">{say(overview)}</View>
        </Pressable>
      )
    })}
  </View>
)
