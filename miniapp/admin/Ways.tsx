import { View } from '@tarojs/components'
import type { ActionName, OutputOf } from '@shared/api'
import { go, reLaunch } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'
import { named } from '@/session/dress'
import { useOffered } from '@/session/offered'
import { grouped } from './numbers'

type Overview = OutputOf<'register.overview'>

interface Way {
  name: string
  icon: IconName
  word: string
  /** What its page asks for. */
  asks: ActionName
  /** A line below it: what is there. */
  say: (overview: Overview) => string
  open: () => unknown
}

// prettier-ignore
const GROUPS: readonly { word: string, ways: readonly Way[] }[] = [
  { word: '登记', ways: [
    { name: 'companies', icon: 'building', asks: 'register.companies', word: '企业',       say: ({ companies }) => `在营 ${grouped(companies)} 家`, open: () => reLaunch('/admin/companies/index') },
    { name: 'places',    icon: 'flag',     asks: 'register.tree', word: '区域和单位', say: ({ units }) => `单位 ${grouped(units)} 个`,         open: () => go('/admin/places/index') },
    { name: 'people',    icon: 'people',   asks: 'register.things', word: '人员',       say: ({ officials }) => `${grouped(officials)} 人`,     open: () => go('/admin/people/index') },
    { name: 'matters',   icon: 'file', asks: 'matter.tree', word: '事项和指南', say: () => '怎么办、找谁办', open: () => go('/admin/matters/index') },
    { name: 'unlisted',  icon: 'search',   asks: 'unlisted.list', word: '不在名册的', say: () => '有人提过诉求的',                     open: () => go('/admin/unregistered/index') },
    { name: 'prints',    icon: 'qr',       asks: 'print.list', word: '打印牌子',   say: () => '门牌、窗口牌、海报',                        open: () => go('/admin/prints/index') },
    { name: 'owners',    icon: 'people',   asks: 'binding.list', word: '企业负责人', say: () => '审核执照和争议', open: () => go('/admin/owners/index') },
    { name: 'imports',   icon: 'file',     asks: 'import.list', word: '导入记录',   say: () => '可以整次撤销',                               open: () => reLaunch('/admin/imports/index') },
  ] },
  { word: '结对', ways: [
    { name: 'assign',   icon: 'star',     asks: 'register.rules', word: '结对规则', say: () => named('按规则指定{officerShort}'),   open: () => go('/admin/assign/index') },
    { name: 'handover', icon: 'transfer', asks: 'handover.people', word: '工作交接', say: () => '有人离岗时交给同事', open: () => go('/admin/handover/index') },
  ] },
  { word: '设置', ways: [
    { name: 'settings', icon: 'pencil', asks: 'settings.list', word: '设置', say: () => '时限、放假、电话', open: () => go('/admin/settings/index') },
    { name: 'me',       icon: 'user',   asks: 'directory.me', word: '我的', say: () => '身份、登录的电脑', open: () => reLaunch('/pages/me/index') },
  ] },
  { word: '查账', ways: [
    { name: 'deeds',   icon: 'eye',  asks: 'deed.list', word: '审计',     say: () => '谁做了什么',       open: () => go('/admin/deeds/index') },
    { name: 'exports', icon: 'file', asks: 'export.list', word: '导出记录', say: () => '文件存 7 天',      open: () => go('/admin/exports/index') },
  ] },
]

/** The ways of an administrator, in groups: two beside each other. */
export const Ways = ({ overview }: { overview: Overview }) => {
  const offered = useOffered()
  const groups = GROUPS.map(({ word, ways }) => ({ word, ways: ways.filter(({ asks }) => offered(asks)) })).filter(({ ways }) => ways.length > 0)
  return (
  <View className="admin-ways">
    {groups.map(({ word, ways }) => (
      <Card key={word} title={word} className="admin-ways__group">
        <View className="admin-ways__all">
          {ways.map(({ name, icon, word: title, say, open }) => (
            <Pressable key={name} className={`admin-way t-to-${name}`} role="link" label={`${title}，${say(overview)}`} onPress={() => void open()}>
              <Icon name={icon} />
              <View className="ms-grow"><View className="admin-way__word">{title}</View><View className="ms-caption ms-num">{say(overview)}</View></View>
            </Pressable>
          ))}
        </View>
      </Card>
    ))}
  </View>
)
}
