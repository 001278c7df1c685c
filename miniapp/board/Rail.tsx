import { View } from '@tarojs/components'
import { reLaunch } from '@/platform/navigate'
import { useSession } from '@/session/use-session'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Avatar } from '@/ui/People'
import { Pressable } from '@/ui/Pressable'
import './board.scss'

export type RailKey = 'today' | 'cases' | 'inbox' | 'me'

const ENTRIES: readonly { key: RailKey, word: string, icon: IconName, page: string }[] = [
  { key: 'today', word: '今日', icon: 'flag', page: '/board/index' },
  { key: 'cases', word: '诉求', icon: 'list', page: '/board/cases/index' },
  { key: 'inbox', word: '消息', icon: 'bell', page: '/pages/inbox/index' },
  { key: 'me', word: '我的', icon: 'user', page: '/pages/me/index' },
]

/** The way around at a desk. On a phone it is not drawn; the tabs at the bottom stand there. */
export const Rail = ({ current }: { current: RailKey }) => {
  const { me, identity } = useSession()
  const unread = me?.unread ?? 0
  return (
    <View className="rail" {...aria({ role: 'navigation', label: '主要页面' })}>
      <View className="rail__brand"><View className="rail__mark"><Icon name="qr" size={20} /></View><View>码上办</View></View>
      {ENTRIES.map(({ key, word, icon, page }) => (
        <Pressable
          key={key}
          className={`rail__entry t-rail-${key} ${key === current ? 'rail__entry--on' : ''}`}
          label={`${word}${key === 'inbox' && unread > 0 ? `，${unread} 条未读` : ''}${key === current ? '，当前页' : ''}`}
          onPress={() => void (key === current ? undefined : reLaunch(page))}
        >
          <Icon name={icon} />
          <View className="ms-grow">{word}</View>
          {key === 'inbox' && unread > 0 ? <View className="rail__count ms-num">{unread >= 99 ? '99+' : unread}</View> : null}
        </Pressable>
      ))}
      {identity === null
        ? null
        : (
          <View className="rail__me">
            <Avatar small name={me?.name ?? identity.roleLabel} />
            <View className="ms-grow"><View className="ms-strong">{me?.name ?? identity.roleLabel}</View><View className="ms-caption">{`${identity.title}${identity.roleLabel}`}</View></View>
          </View>
          )}
    </View>
  )
}
