import type { Landing } from '../../shared/api/directory-views'
import { ENTRY_RULES } from '../../shared/case/entries'
import { readInstant, readOptional } from '../_database/instants'
import type { CaseSign } from './sql/signs'

/** The code of a case: progress for whoever holds the slip, without company, words or names. */
export const caseLanding = ({ id, number, status, filedAt, dueAt, assumed, holder, steps, head, mayOpen }: CaseSign): Landing => ({
  kind: 'case',
  case: {
    number, status, holder,
    filedAt: readInstant(filedAt),
    dueAt: readOptional(dueAt),
    ...(assumed ? { assumed } : {}),
    steps: steps.map(({ at, kind }) => ({ at: readInstant(at), zh: ENTRY_RULES[kind].zh })),
    headHash: head,
  },
  caseId: mayOpen ? id : null,
})
