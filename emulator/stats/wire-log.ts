export interface WireLog {
  /** Notes that a request with this sequence id asked for this action. */
  note(seqId: string, action: string): void
  /** Whether that request was a database call. */
  isDatabase(seqId: string): boolean
  /** Forgets the requests of one invocation. */
  forget(seqIds: readonly string[]): void
}

const KEPT = 50_000

/** Which action each sequence id of the SDK stood for, until its invocation has been counted. */
export function createWireLog(): WireLog {
  const actions = new Map<string, string>()
  return {
    note(seqId, action) {
      actions.set(seqId, action)
      // Calls of invocations that died are never counted; the oldest go first.
      if (actions.size > KEPT) for (const oldest of actions.keys()) { actions.delete(oldest); break }
    },
    isDatabase: (seqId) => actions.get(seqId)?.startsWith('database.') ?? false,
    forget(seqIds) {
      for (const seqId of seqIds) actions.delete(seqId)
    },
  }
}
