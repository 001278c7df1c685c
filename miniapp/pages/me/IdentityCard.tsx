import { useSession } from '@/session/use-session'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'

/** The hats of somebody who has several; one tap puts another one on. */
export const IdentityCard = ({ onChosen }: { onChosen: () => void }) => {
  const { identities, identity, setIdentity } = useSession()
  if (identities.length < 2) return null
  return (
    <>
      <SectionHeader>我的身份</SectionHeader>
      <Card tight className="t-identities">
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
              onPress={() => {
                if (on) return
                setIdentity(key)
                onChosen()
              }}
            />
          )
        })}
      </Card>
    </>
  )
}
