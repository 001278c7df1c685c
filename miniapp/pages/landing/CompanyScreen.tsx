import { useEffect } from 'react'
import { go } from '@/platform/navigate'
import type { CompanyLanding } from '@/session/company-landing'
import { HomeTabs } from '@/session/HomeTabs'
import { named } from '@/session/dress'
import { homeOf } from '@/session/identity'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Page } from '@/ui/Page'
import { CompanyHome } from '../home/CompanyHome'
import { BindCompany } from './BindCompany'

/** A company's code was opened: its own people are at home; everybody else is asked who they are. */
export const CompanyScreen = ({ landing, code, onBound }: { landing: CompanyLanding; code: string; onBound: () => Promise<void> }) => {
  const { identities, identity, setIdentity } = useSession()
  const { id, name } = landing.company
  const own = identities.find(({ companyId }) => companyId === id)
  const ownKey = own?.key

  useEffect(() => {
    if (landing.bound && ownKey !== undefined && identity?.key !== ownKey && identity !== null && homeOf(identity.role) === 'company') setIdentity(ownKey)
  }, [landing.bound, ownKey, identity, setIdentity])

  if (!landing.bound) return <BindCompany landing={landing} code={code} onBound={onBound} />
  return (
    <Page
      title={named('{product}')}
      landing
      foot={(
        <>
          <BottomBar look="flat" stacked><PrimaryButton className="t-new-case" onPress={() => void go('/company/file/index', { companyId: id })}>提交诉求</PrimaryButton></BottomBar>
          <HomeTabs current={null} />
        </>
      )}
    >
      <CompanyHome key={id} companyId={id} companyName={name} scanned />
    </Page>
  )
}
