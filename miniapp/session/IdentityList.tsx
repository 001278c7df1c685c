import { View } from '@tarojs/components'
import { forgetKept } from '@/data/kept'
import { home } from '@/platform/navigate'
import { Icon } from '@/ui/Icon'
import { ListItem } from '@/ui/ListItem'
import { useSession } from './use-session'

/** Every hat of whoever has several, and which one is on; one tap puts another one on and opens its home. `onSame`: the one that is on was tapped. */
export const IdentityList = ({ onSame }: { onSame?: () => void }) => {
  const { identities, identity, setIdentity } = useSession()
  const choose = (key: string): void => {
    if (key === identity?.key) return onSame?.()
    setIdentity(key)
    forgetKept()
    void home()
  }
  return (
    <View className="t-identities">
      {identities.map(({ key, title, roleLabel }) => {
        const on = key === identity?.key
        return (
          <ListItem
            key={key}
            className={`t-identity ${on ? 't-identity-on' : ''}`}
            lead={<Icon name={on ? 'check-circle' : 'user'} />}
            title={title}
            detail={on ? `${roleLabel} · 正在使用` : roleLabel}
            label={`${title}，${roleLabel}，${on ? '正在使用' : '换成这个身份'}`}
            plain={!on}
            go={!on}
            onPress={() => choose(key)}
          />
        )
      })}
    </View>
  )
}
