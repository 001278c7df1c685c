import { useSyncExternalStore } from 'react'
import { onViewing, setViewing, viewingNow, type Viewing } from '@/cloud/viewing'
import { askOnce } from '@/data/ask-once'
import { forgetKept } from '@/data/kept'
import { drawRequestId } from '@/data/request-id'
import { home } from '@/platform/navigate'
import { forgetSession, refreshSession } from './store'

export const useViewing = (): Viewing | null => useSyncExternalStore(onViewing, viewingNow, viewingNow)

/** Nothing of what one of the two has read is left to the other; then the home of whoever it is now. */
async function changeOver(next: Viewing | null): Promise<void> {
  setViewing(next)
  forgetKept()
  forgetSession()
  void refreshSession()
  await home()
}

/** Opens the home of whoever is viewed. */
export const beginViewing = (viewing: Viewing): Promise<void> => changeOver(viewing)

/** Back to one's own. The server is told; where it is not reached, it ends by itself. */
export async function endViewing(): Promise<void> {
  if (viewingNow() === null) return
  if (viewingNow()?.over !== true) await askOnce('viewing.end', { requestId: drawRequestId() })
  await changeOver(null)
}
