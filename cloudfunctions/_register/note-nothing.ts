import { noteRequest } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { RequestRow } from '../_runtime/command'

/** Notes a request that had nothing to change, so that a repeat is known as one. */
export const noteNothing = statement<{ request: RequestRow }, { noted: number }>('register_note_nothing', `
  with ${noteRequest()} select count(*)::int as noted from noted`)
