import type { ReactNode } from 'react'
import { Page, type PageProps } from '@/ui/Page'
import { useDesk } from '@/ui/use-desk'
import { ActingLine } from './ActingLine'
import { DeskSearch } from './DeskSearch'
import { HomeTabs, type TabKey } from './HomeTabs'
import { homeOf } from './identity'
import { useSession } from './use-session'

export interface FrameProps extends Omit<PageProps, 'foot' | 'wide'> {
  /** The tab it is; null where it is none of them. */
  tab: TabKey | null
  /** Got to from another page, with a way back: on a phone it has no tabs. */
  inner?: boolean
  /** The one main action, above the tabs. */
  action?: ReactNode
  /** Words of such a page are kept to a width that can be read. */
  column?: boolean
  /** Of an inner page where something is done in an office. */
  acts?: boolean
  /** It has a search itself, so the side bar has none. */
  searches?: boolean
}

/** What is there is of the person, whatever his office. */
const PERSONAL: readonly TabKey[] = ['inbox', 'me']

/**
 * The one frame of pages: title, tabs, the place for dialogs. Whoever works at a desk (a worklist, a board, the register) has each of them as wide as the desk,
 * with the tabs and the search of his list at its side.
 */
export const Frame = ({ tab, inner = false, action, column = false, searches = false, acts = false, className = '', children, ...page }: FrameProps) => {
  const { identity } = useSession()
  const desk = useDesk()
  const home = identity === null ? null : homeOf(identity.role)
  const wide = home === 'worklist' || home === 'board' || home === 'admin'
  const beside = desk && wide
  const tabs = inner && !beside ? null : <HomeTabs current={tab} above={beside && !searches ? <DeskSearch home={home} /> : undefined} />
  return (
    <Page {...page} wide={wide} className={`${className} ${wide && column ? 'ms-page--column' : ''}`} {...(action === undefined && tabs === null ? {} : { foot: <>{action}{tabs}</> })}>
      {acts || (!inner && tab !== null && !PERSONAL.includes(tab)) ? <ActingLine /> : null}
      {children}
    </Page>
  )
}
