import { membershipsOf } from '../access/actor'
import { personToken, superviseToken, tokensOf } from '../access/tokens'
import type { Flow } from '../flow/flow'
import { ok } from '../kernel/result'
import { SUPERVISION_ACTS } from './acts'
import { ENTRY_RULES } from './entries'
import { NOTICE_WORDS } from './notices'
import type { Supervision, SupervisionShape } from './schema'

/** 督办: a child of a case. Its tables are the files beside this one. */
export const SUPERVISION: Flow<SupervisionShape, Supervision> = {
  of: 'supervision',
  boxes: { ordered: 'open', replied: 'answered', met: 'done', withdrawn: 'done', ended: 'done' },
  acts: SUPERVISION_ACTS,
  entries: ENTRY_RULES,
  limits: { reply: ({ limit }) => limit },
  deadlines: ['reply'],
  alarms: [{ name: '督办超期', clock: 'reply', share: 1, leaves: { entry: 'overdue' } }],
  marks: { recalculated: 'recalculated', flagged: 'flagged', fileDiffers: 'fileDiffers', erased: 'erased' },
  words: NOTICE_WORDS,
  recipients: {
    holder: ({ holders }) => holders,
    orderer: ({ orderedBy }) => [personToken(orderedBy)],
    superiors: ({ areaPath }) => areaPath.slice(1).map(superviseToken),
  },
  guards: {
    isHolder: ({ holders }, { personId }, membership) => tokensOf({ personId, memberships: [membership] }).some((token) => holders.includes(token)),
    isInArea: ({ areaPath }, _actor, { areaId }) => areaId !== undefined && areaPath.includes(areaId),
    always: () => true,
  },
  checks: {},
  refusals: { notFound: 'SUPERVISION_NOT_FOUND', wrongStatus: 'SUPERVISION_WRONG_STATUS', notYours: 'SUPERVISION_NOT_YOURS', changed: 'SUPERVISION_CHANGED' },
  membershipsFor: (_row, actor, role) => membershipsOf(actor, role),
  audience: { asParent: 'case' },
  // The exclusion is the parent's, asked whenever it is read.
  closedTo: () => [],
  holders: ({ holders }) => holders,
  holderName: ({ holderName }) => holderName,
  unitName: () => null,
  effects: { follow: (_doc, { holders, holderName }) => ok({ holders, holderName }) },
  says: { follow: ({ holderName }) => ({ holderName }) },
  echoes: { ordered: 'supervised', replied: 'supervised', met: 'supervised', withdrawn: 'supervised' },
  follows(doc, parent) {
    if (parent.box === 'done') return { act: 'end', input: {} }
    if (JSON.stringify(parent.holders) === JSON.stringify(doc.holders)) return null
    return { act: 'follow', input: { holders: parent.holders, holderName: parent.holderName } }
  },
}
