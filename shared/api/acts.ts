import { CASE_LIFECYCLE } from '../case/lifecycle'
import { SUPERVISION_ACTS } from '../supervision/acts'

/** The acts of every flow, by the flow's name. Not in flows.ts: every function asks who may do them, and their contracts are a third of a cold start. */
export const ACTS_OF_FLOWS = { case: CASE_LIFECYCLE, supervision: SUPERVISION_ACTS } as const
