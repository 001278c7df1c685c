import type { ReactNode } from 'react'
import { isSeen } from '@shared/access/viewable'
import type { ActionName } from '@shared/api'
import { useViewing } from './viewing'

/** Is what leads to an action drawn? While an administrator looks with somebody's eyes, only where the table says that it is seen (docs/adr/0020). */
export const useOffered = (): ((action: ActionName) => boolean) => {
  const viewing = useViewing() !== null
  return (action) => !viewing || isSeen(action)
}

/** What leads to an action, where it is offered. */
export const Offered = ({ to, children }: { to: ActionName, children: ReactNode }) => (useOffered()(to) ? <>{children}</> : null)
