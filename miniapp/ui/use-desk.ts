import { useEffect, useState } from 'react'

interface Query {
  matches: boolean
  addEventListener(type: 'change', listener: () => void): void
  removeEventListener(type: 'change', listener: () => void): void
}

/** The width from which the style sheets draw the desk; undefined where there is no such question (WeChat, tests). */
const deskQuery = (): Query | undefined =>
  (globalThis as { matchMedia?: (query: string) => Query }).matchMedia?.('(min-width: 1024px)')

/** Whether the page is drawn for a desk (from 1024 px up), kept up to date. For what must exist once only, and elsewhere than on a phone. */
export const useDesk = (): boolean => {
  const [desk, setDesk] = useState(() => deskQuery()?.matches ?? false)
  useEffect(() => {
    const query = deskQuery()
    if (query === undefined) return undefined
    const look = () => setDesk(query.matches)
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return desk
}
