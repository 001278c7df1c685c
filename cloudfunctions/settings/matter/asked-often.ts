import { refuse } from '../../../shared/api/errors'
import type { Refusal } from '../../../shared/api'
import { err, type Result } from '../../../shared/kernel/result'
import { countOf } from '../../../shared/settings/quotas'
import { counted } from '../../_database/counting'
import { countedTo } from '../../_runtime/counted-to'
import { refusalOver } from '../../_runtime/over-limit'
import type { Call } from '../../_runtime/use-case'

/** One more look, as `counting` takes it. */
export const countedLook = (call: Call): object[] => {
  const subject = countedTo(call)
  return counted(subject === null ? [] : [countOf('matters', subject, call.now)])
}

/** What is read while it is counted; over the limit a refusal. */
export async function withinLooks<T>(call: Call, read: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await read()
  } catch (error) {
    const over = await refusalOver(error, call.ports.settings, call.now)
    if (over === null) throw error
    return err(over)
  }
}

/** Nobody has a matter of that id. */
export const noMatter = () => refuse('MATTER_NOT_FOUND')
