import { IdentityList } from '@/session/IdentityList'
import { useSession } from '@/session/use-session'
import { Card, SectionHeader } from '@/ui/Layout'

/** The hats of somebody who has several; one tap puts another one on. */
export const IdentityCard = () => {
  const { identities } = useSession()
  if (identities.length < 2) return null
  return (
    <>
      <SectionHeader>我的身份</SectionHeader>
      <Card tight><IdentityList /></Card>
    </>
  )
}
