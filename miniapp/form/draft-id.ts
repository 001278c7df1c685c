import type { RequestId } from '@shared/kernel/ids'
import type { OpenIds } from '@/data/use-mutation'

/** The one id of a form's draft, for `useMutation`: one form is one act, whatever it is called. */
export function heldIn(id: { current: RequestId | null }, draft: {
  /** Saves the draft with the id, on the device before this returns. */
  keep: () => void
  /** Takes this id out of the draft that is saved, if it is there. */
  settle: (id: RequestId) => void
}): OpenIds {
  const forget = (): void => {
    if (id.current !== null) draft.settle(id.current)
    id.current = null
  }
  return {
    get: () => id.current ?? undefined,
    set: (_act, next) => {
      id.current = next
      draft.keep()
    },
    delete: forget,
    clear: forget,
  }
}
