import { ACTS_OF_FLOWS } from './acts'
import { CASE_API } from '../case/contract'
import { CASE } from '../case/flow'
import { SUPERVISION_API } from '../supervision/contract'
import { SUPERVISION } from '../supervision/flow'

/** What the wire knows of every flow; its actions, who may do its acts, and what its refusals say are made from it. `acts`: the flow's own, by name. */
// prettier-ignore
export const FLOWS = {
  case:        { flow: CASE,        acts: ACTS_OF_FLOWS.case,        actions: CASE_API.actions },
  supervision: { flow: SUPERVISION, acts: ACTS_OF_FLOWS.supervision, actions: SUPERVISION_API.actions },
} as const

type Flows = typeof FLOWS
type Together<Each> = (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void ? All : never

/** An act of a flow, by its action. */
export type ActOfFlow = { [F in keyof Flows]: `${F}.${keyof Flows[F]['acts'] & string}` }[keyof Flows]

/** The actions of all flows. */
export const ACTIONS_OF_FLOWS = Object.assign({}, ...Object.values(FLOWS).map(({ actions }) => actions)) as Together<Flows[keyof Flows]['actions']>
