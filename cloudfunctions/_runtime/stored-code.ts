import type { Code } from '../../shared/register/schema'
import { readInstant, readOptional } from '../_database/instants'

/** A code as a statement gives it (fragments: codeJson), its instants in our one form; null stays null. */
export const storedCode = (code: Code | null): Code | null =>
  code && { ...code, issuedAt: readInstant(code.issuedAt), revokedAt: readOptional(code.revokedAt) }
