import { ACTIONS, type ActionName, type Reply } from '../../shared/api'
import type { Outcome } from '../functions/outcome'
import { undeclaredIn, undeclaredInRefusal } from './undeclared'
import { createWitness } from './witness'

/**
 * What becomes of a reply that is not what its contract declares. `refused`: for tests. `counted`: handed on, as the cloud hands on whatever
 * a function gives, and counted. `unasked`: for measurements of the functions, because asking costs a third of a millisecond for a list.
 */
export type Strictness = 'refused' | 'counted' | 'unasked'

export type HoldToContract = (event: Readonly<Record<string, unknown>>, outcome: Outcome) => Outcome

/** Holds every reply of an action against its contract. `count` is told the paths a little later: nobody waits for the count. */
export function holdToContract(strictness: Strictness, count: (action: ActionName, paths: readonly string[]) => void): HoldToContract {
  const witness = createWitness()

  function undeclared(action: ActionName, text: string): readonly string[] {
    const reply = JSON.parse(text) as Reply<unknown>
    witness({ action, answer: reply.ok ? 'ok' : reply.error.code })
    const paths = reply.ok ? undeclaredIn(action, reply.data) : undeclaredInRefusal(reply.error)
    for (const path of paths) witness({ action, undeclared: path })
    return paths
  }

  return (event, outcome) => {
    const { action } = event
    if (strictness === 'unasked' || outcome.kind !== 'reply' || !isAction(action)) return outcome
    if (strictness === 'counted') {
      setImmediate(() => count(action, undeclared(action, outcome.reply)))
      return outcome
    }
    const paths = undeclared(action, outcome.reply)
    return paths.length === 0 ? outcome : { requestId: outcome.requestId, kind: 'undeclared', detail: `${action}: ${paths.join(', ')}` }
  }
}

const isAction = (name: unknown): name is ActionName => typeof name === 'string' && Object.hasOwn(ACTIONS, name)
