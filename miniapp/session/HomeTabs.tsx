import type { ReactNode } from 'react'
import { HOME, reLaunch } from '@/platform/navigate'
import { TabBar, type Tab } from '@/ui/Bars'
import { homeOf } from './identity'
import { useSession } from './use-session'
import { useOffered } from './offered'

export type TabKey = 'home' | 'cases' | 'companies' | 'imports' | 'inbox' | 'me'

const PAGES: Record<TabKey, string> = {
  home: HOME,
  cases: '/pages/cases/index',
  companies: '/admin/companies/index',
  imports: '/admin/imports/index',
  inbox: '/pages/inbox/index',
  me: '/pages/me/index',
}

/** Whoever looks after an area has a list of the whole area. */
export const BOARD_CASES = '/board/cases/index'

/** The tabs of whoever is using the app: who has a worklist works from it, so there is no second one. */
function tabsOf(home: ReturnType<typeof homeOf> | null, unread: number): Tab[] {
  const first: Tab = home === 'worklist' ? { key: 'home', word: '待办', icon: 'list' } : home === 'board' ? { key: 'home', word: '今日', icon: 'flag' } : { key: 'home', word: '首页', icon: 'home' }
  const me: Tab = { key: 'me', word: '我的', icon: 'user' }
  if (home === null) return [first, me]
  const inbox: Tab = { key: 'inbox', word: '消息', icon: 'bell', unread }
  if (home === 'worklist') return [first, inbox, me]
  if (home === 'admin') return [first, { key: 'companies', word: '企业', icon: 'building' }, { key: 'imports', word: '导入', icon: 'file' }, inbox, me]
  return [first, { key: 'cases', word: '诉求', icon: 'list' }, inbox, me]
}

/** The bar at the bottom of the main pages, at the side of a desk. `current` null where the page is none of them; `above`: what stands above it there. */
export const HomeTabs = ({ current, above }: { current: TabKey | null, above?: ReactNode }) => {
  const { me, identity } = useSession()
  const home = identity === null ? null : homeOf(identity.role)
  const offered = useOffered()
  const tabs = tabsOf(home, me?.unread ?? 0).filter(({ key }) => (key === 'inbox' ? offered('directory.inbox') : key !== 'imports' || offered('import.list')))
  const open = (key: string): void => {
    if (key === current || !(key in PAGES)) return
    void reLaunch(key === 'cases' && home === 'board' ? BOARD_CASES : PAGES[key as TabKey])
  }
  return <TabBar tabs={tabs} current={current ?? ''} onChange={open} above={above} />
}
