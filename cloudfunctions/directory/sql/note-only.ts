import { noteRequest } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import type { RequestRow } from '../../_runtime/command'

/** Notes a request that had nothing to change, so that a repeat is known as one. Raises requests_pkey when it is noted already. */
export const noteOnly = statement<{ request: RequestRow }, { noted: number }>('directory_note_only', `
  with ${noteRequest()} select count(*)::int as noted from noted`)
