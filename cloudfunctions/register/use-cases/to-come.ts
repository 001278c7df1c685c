import type { ActionName } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { UseCase } from '../../_runtime/use-case'

/** Refuses everybody: what is agreed and not written yet. */
export const toCome: UseCase<ActionName> = () => Promise.resolve(refuse('NOT_ALLOWED'))
