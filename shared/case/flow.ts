import { keptLabel } from '../access/roles'
import type { Doer, Flow } from '../flow/flow'
import { ok } from '../kernel/result'
import type { Instant } from '../kernel/instant'
import { stopClock } from '../sla/clock'
import { alarmsOn, CASE_ALARMS } from './alarms'
import { CARRIERS, closedTo } from './audience'
import { CASE_CHECKS } from './checks'
import { ENTRY_RULES } from './entries'
import { GUARDS, membershipsFor } from './guards'
import { CASE_LIFECYCLE } from './lifecycle'
import { SUPPLY_WITHIN } from './limits'
import { NOTICE_WORDS } from './notice-kinds'
import { assigned, claimed, transferred } from './places'
import { CASE_RECIPIENTS, holdersOf } from './recipients'
import { leftBehind, returned } from './returned'
import type { Case, CaseRow, CaseShape } from './schema'
import { BOX_OF_STATUS } from './status'

const whereItIs = ({ holder: { unitName, handlerName } }: Case) => ({ to: { unitName, handlerName } })
/** Why it lies where it lies, once somebody has sent it there: by whom. His words are in the record, from which they can be erased. */
const handedOn = ({ route: { rule } }: Case, reason: string): Case['route'] => ({ rule, reason })
const nameOf = ({ actor, role }: Doer): string => actor.workName ?? keptLabel(role)
const takenOver = ({ holder: { handlerName } }: Case): string => `${handlerName ?? '原经办人'}的工作已交接`
/** Whoever writes after the answer is not silent: silence closes nothing any more, until it is answered anew. */
const spokenUp = (clocks: Case['clocks'], now: Instant): Case['clocks'] => ({ ...clocks, confirm: clocks.confirm && stopClock(clocks.confirm, now) })
const NOWHERE = { unit: null, handler: null }

/** 诉求: the first flow. Its tables are the files beside this one. */
export const CASE: Flow<CaseShape, Case, CaseRow> = {
  of: 'case',
  boxes: BOX_OF_STATUS,
  acts: CASE_LIFECYCLE,
  entries: ENTRY_RULES,
  limits: { response: ({ profile }) => profile.response, handling: ({ profile }) => profile.handling, supply: ({ profile }) => profile.supplyWithin ?? SUPPLY_WITHIN, confirm: ({ profile }) => profile.confirmWithin },
  // Until somebody has signed for it, whoever it is handed on to has no longer than the first would have had to finish.
  bounds: { response: ({ clocks, filedAt, profile }) => (clocks.handling === null ? { from: filedAt, limits: [profile.response, profile.handling] } : null) },
  deadlines: ['response', 'handling', 'supply'],
  alarms: CASE_ALARMS,
  alarmsOf: ({ profile: { ladder } }) => (ladder === undefined ? CASE_ALARMS : alarmsOn(ladder)),
  marks: { recalculated: 'recalculated', flagged: 'flagged', fileDiffers: 'fileDiffers', erased: 'erased' },
  words: NOTICE_WORDS,
  recipients: CASE_RECIPIENTS,
  guards: GUARDS,
  checks: CASE_CHECKS,
  refusals: { notFound: 'CASE_NOT_FOUND', wrongStatus: 'CASE_WRONG_STATUS', notYours: 'CASE_NOT_YOURS', changed: 'CASE_CHANGED' },
  membershipsFor,
  audience: CARRIERS,
  closedTo,
  holders: holdersOf,
  holderName: ({ holder }) => holder.handlerName ?? holder.unitName,
  unitName: ({ holder }, { unitId }) => (unitId && unitId === holder.unitId ? holder.unitName : null),
  effects: {
    return: (doc, _input, by, at) => ok({ ...returned(doc, at), route: handedOn(doc, `${nameOf(by)}退回，等分办员重新安排`) }),
    claim: (doc, _input, by) => ok(claimed(doc, by)),
    transfer: (doc, { target }, by) => ok({ ...transferred(doc, target ?? NOWHERE, by), route: handedOn(doc, `${nameOf(by)}转来`) }),
    assign: (doc, { target }) => ok(assigned(doc, target ?? NOWHERE)),
    handOver: (doc, { target, queue }, _by, at) => ok({ ...(target ? assigned(doc, target) : leftBehind(doc, queue === true, at)), route: handedOn(doc, takenOver(doc)) }),
    relinquish: (doc, { queue }, _by, at) => ok({ ...leftBehind(doc, queue === true, at), route: handedOn(doc, takenOver(doc)) }),
    informOther: ({ informed }, { gone, instead }) => ok({ informed: [...new Set([...informed.filter((each) => each !== gone), ...(instead === null ? [] : [instead])])] }),
    recognise: ({ company, informed }, input) => ok({ company: { ...company, ...input.company }, informed: [...new Set([...informed, ...input.informs])] }),
    unrecognise: ({ company, informed }, input) => ok({ company: { ...company, ...input.company }, informed: informed.filter((each) => !input.leaves.includes(each)) }),
    note: (doc, _input, { role }, { now }) => ok(role === 'company' ? { clocks: spokenUp(doc.clocks, now) } : {}),
    urge: (_doc, _input, { role }, { now }) => ok(role === 'company' ? { urgedAt: now } : {}),
    answer: (_doc, _input, _by, { now }) => ok({ answeredAt: now }),
    reopen: () => ok({ answeredAt: null }),
  },
  says: {
    return: (_input, next) => whereItIs(next),
    transfer: (_input, next) => whereItIs(next),
    claim: (_input, next) => whereItIs(next),
    assign: (_input, next) => whereItIs(next),
    handOver: (_input, next) => whereItIs(next),
    relinquish: (_input, next) => whereItIs(next),
    resume: () => ({ text: '未按时补齐' }),
    answer: ({ result }) => ({ result }),
  },
}
