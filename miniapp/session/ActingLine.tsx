import { View } from '@tarojs/components'
import { useState } from 'react'
import { aria } from '@/ui/aria'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { IdentityList } from './IdentityList'
import { useSession } from './use-session'

/**
 * Above the work of whoever has several offices: in which he acts, and the way to another. Whoever has one sees nothing of it. Has the office that he chose ended
 * meanwhile, he is told once, and in which he acts now, also when it is the only one left. What he may is the server's to decide, by all that he has.
 */
export const ActingLine = () => {
  const { identities, identity, lapsed, setIdentity } = useSession()
  const [open, setOpen] = useState(false)
  if (identity === null) return null
  const { key, role, roleLabel, title } = identity
  const own = role === 'resident' ? roleLabel : `${roleLabel}（${title}）`
  if (lapsed !== null) {
    return (
      <View className="ms-acting ms-acting--lapsed t-acting-lapsed" {...aria({ role: 'status', live: 'polite' })}>
        <Icon name="alert-triangle" />
        <View className="ms-grow">{`您选的“${lapsed}”身份已经结束，现在以${own}身份办理。`}</View>
        <TextButton className="t-acting-known" onPress={() => setIdentity(key)}>知道了</TextButton>
      </View>
    )
  }
  // Of several companies one sees on the page itself which one it is.
  if (identities.length < 2 || identities.every((one) => one.role === 'company')) return null
  return (
    <View className="ms-acting t-acting">
      <Icon name="user" />
      <View className="ms-grow">{`以${own}身份办理`}</View>
      <TextButton className="t-acting-switch" label={`切换身份，现在是${own}`} onPress={() => setOpen(true)}>切换</TextButton>
      <Sheet open={open} onClose={() => setOpen(false)} title="以哪个身份办理" lead="页面上的待办和名册按选的身份显示。">
        <IdentityList onSame={() => setOpen(false)} />
      </Sheet>
    </View>
  )
}
