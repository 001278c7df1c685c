import type { InputOf } from '@shared/api'
import { useMutation } from '@/data/use-mutation'

export type ToldReading = Pick<InputOf<'import.read'>, 'sheet' | 'headingLine' | 'mapping' | 'closeAbsent'>

/** What can be done with an import; after each it is looked at again, also when it was refused: somebody else may have been quicker. */
export function useSteps(importId: string, reread: () => Promise<unknown>) {
  const { run, busyWith, error } = useMutation()
  const does = (action: 'import.apply' | 'import.stop' | 'import.undo') => async (): Promise<void> => {
    await run(action, (requestId) => ({ requestId, importId }))
    await reread()
  }
  return {
    busyWith, error,
    apply: does('import.apply'), stop: does('import.stop'), undo: does('import.undo'),
    /** Reads it again, as it is told. */
    read: async (told: ToldReading): Promise<void> => {
      // Told otherwise it is another act.
      await run('import.read', (requestId) => ({ requestId, importId, ...told }), `read ${JSON.stringify(told)}`)
      await reread()
    },
  }
}
export type Steps = ReturnType<typeof useSteps>
