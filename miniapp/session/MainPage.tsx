import type { ReactNode } from 'react'
import { Page, type PageProps } from '@/ui/Page'
import { HomeTabs, type TabKey } from './HomeTabs'
import { homeOf } from './identity'
import { useSession } from './use-session'

/**
 * The frame of every page that one gets to without going back: title, tabs, the place for dialogs. Whoever works at a desk (a worklist, a
 * board) has it as wide as the desk, with the tabs as its side bar; `column` keeps words of such a page to a width that can be read.
 */
export const MainPage = ({ tab, action, column = false, className = '', ...page }: Omit<PageProps, 'foot' | 'wide'> & {
  /** Null where the page is none of the tabs. */
  tab: TabKey | null
  /** The one main action, above the tabs. */
  action?: ReactNode
  column?: boolean
}) => {
  const { identity } = useSession()
  const home = identity === null ? null : homeOf(identity.role)
  const wide = home === 'worklist' || home === 'board'
  return <Page {...page} wide={wide} className={`${className} ${wide && column ? 'ms-page--column' : ''}`} foot={<>{action}<HomeTabs current={tab} /></>} />
}
