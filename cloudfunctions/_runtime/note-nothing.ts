import { noteRequest } from '../_database/fragments'
import { statement } from '../_database/statement'
import type { RequestRow } from './command'

/** Notes a request that had nothing to change, so that a repeat is known as one. Raises requests_pkey when it is noted already. */
export const noteNothing = statement<{ request: RequestRow }, { noted: number }>('note_nothing', `
  with ${noteRequest()} select count(*)::int as noted from noted`)
