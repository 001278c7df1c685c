import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { id, line, requestId } from '../form/fields'

/** Where: an administrator's area, or a unit, whose head may do it too. */
const PLACE = { areaId: z.optional(id), unitId: z.optional(id) }
const OF_PLACE = ['NOT_ALLOWED', 'HANDOVER_NOT_HEAD', 'HANDOVER_NO_PLACE'] as const
/** Nobody: where there is nothing in hand, only pairings that end and cases somebody was kept informed of. */
const TO = z.array(id).check(z.maxLength(20, 'INPUT_TOO_LONG'))
/** `deputyToId`, `leaderToId`: whom the companies get whose deputy or leader he was; absent: nobody, it ends. */
const WHO = { ...PLACE, fromId: id, toIds: TO, deputyToId: z.optional(id), leaderToId: z.optional(id) }
const WHO_ERRORS = [
  ...OF_PLACE, 'HANDOVER_PERSON_NOT_FOUND', 'HANDOVER_TO_HIMSELF', 'HANDOVER_AWAY', 'HANDOVER_NO_OFFICE', 'HANDOVER_OUT_OF_REACH',
  'HANDOVER_NOT_COLLEAGUE', 'HANDOVER_NO_OFFICER', 'HANDOVER_NO_RECEIVER', 'HANDOVER_NO_DEPUTY', 'HANDOVER_NO_LEADER', 'HANDOVER_NOTHING',
] as const
/** Of how many cases he is only kept informed; whose deputy and whose leader he is. */
const ASIDE = { informed: z.int(), deputy: z.int(), leader: z.int() }

/** How much one of the receivers has, and how much he gets. */
const Share = z.object({
  personId: z.string(), name: z.string(), companiesBefore: z.int(), casesBefore: z.int(), companies: z.int(), cases: z.int(),
})

export const HANDOVER_API = defineActions('handover', {
  'handover.people': {
    zh: '交接：谁手上有多少企业和在办诉求',
    /** `search`: a part of a name; who is no longer in office is found by his whole name. */
    input: z.object({ ...PLACE, search: z.optional(line(20)) }),
    /** By name, at most 200; `more`: there are more, so search. */
    output: z.object({
      people: z.array(z.object({
        personId: z.string(), name: z.string(), unitName: z.nullable(z.string()), onDuty: z.boolean(),
        /** Has any office; serves companies; works off the queues of these units. */
        inOffice: z.boolean(), officer: z.boolean(), queues: z.array(z.string()),
        companies: z.int(), cases: z.int(), ...ASIDE,
      })),
      more: z.boolean(),
    }),
    errors: OF_PLACE,
  },
  'handover.preview': {
    zh: '交接前先看会怎样分（还没有交接）',
    input: z.object(WHO),
    output: z.object({
      from: z.string(), companies: z.int(), cases: z.int(),
      shares: z.array(Share),
      /** Cases that go round one of the receivers, to another; those that none of them may have: back to a queue or pool. */
      elsewhere: z.int(), pooled: z.int(),
      ...ASIDE,
      /** Of these so many go after the others, in batches; the cases of them are shared out in the same way and are in no share yet. */
      later: z.object({ companies: z.int(), cases: z.int() }),
    }),
    errors: WHO_ERRORS,
  },
  'handover.carryOut': {
    zh: '交接：企业马上换专员，其余几分钟内接着交完',
    input: z.object({ requestId, ...WHO }),
    /** As was shown: companies now, as many as go at once, the rest and the cases from the next minute on. */
    output: z.object({ handoverId: z.string(), companies: z.int(), cases: z.int() }),
    errors: [...WHO_ERRORS, 'REQUEST_ID_REUSED'],
  },
  'handover.list': {
    zh: '最近的交接',
    input: z.object(PLACE),
    output: z.object({
      items: z.array(z.object({
        id: z.string(), at: z.string(), from: z.string(), by: z.nullable(z.string()), done: z.boolean(),
        to: z.array(z.object({ name: z.string(), companies: z.int(), cases: z.int() })),
        ...ASIDE,
        /** Who got the pairings; null: they ended. */
        deputyTo: z.nullable(z.string()), leaderTo: z.nullable(z.string()),
      })),
    }),
    errors: OF_PLACE,
  },
})
