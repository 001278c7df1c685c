import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { defineActions } from '../access/define-actions'
import { cursor, day, id, line, phone, requestId, rowsPerPage, seen } from '../form/fields'
import { AREA_LEVEL_NAMES } from '../register/area'
import { OFFICE_ROLE_NAMES } from '../register/office'
import { UNIT_KINDS } from '../register/unit'
import { TAKES } from './takes'
import { AreaRow, Saved, Thing, ThingRow, Touched } from './things-views'

const kinds = keysOf(UNIT_KINDS)
const limit = rowsPerPage(50)
const flag = z._default(z.boolean('INPUT_TYPE'), false)
/** Null: a new one, which nobody has seen. */
const which = { requestId, id: z.nullable(id), seen: z.optional(seen) }
/** What a destructive act would touch is told, and nothing is written. */
const preview = flag
const OF_ANY = ['NOT_ALLOWED', 'THING_NOT_FOUND', 'THING_CHANGED', 'THING_CLOSED', 'REQUEST_ID_REUSED'] as const
const SAVING = [...OF_ANY, 'THING_TWICE', 'AREA_NOT_FOUND'] as const

/** Which units, windows or offices a list has. */
export const askedOfThings = {
  areaId: id,
  /** A part of a name; of an office also of its unit, or a whole mobile number. */
  search: z.optional(line(40)),
  /** Of one unit only. */
  unitId: z.optional(id),
  /** Offices of one role only. */
  role: z.optional(z.enum(OFFICE_ROLE_NAMES, 'INPUT_INVALID')),
  /** Offices only whose last day is within thirty days. */
  ending: flag,
  /** Closed ones instead of open ones; offices that have ended are no rows any more. */
  closed: flag,
}

export const THINGS_API = defineActions('register', {
  'register.tree': {
    zh: '一个区域和它下面一层，各有多少企业、单位和下级',
    input: z.object({ areaId: id }),
    output: z.object({
      area: AreaRow,
      /** What it lies in, the outermost first, as far as the caller's own area. */
      above: z.array(z.object({ id: z.string(), name: z.string() })),
      /** Closed ones last. */
      below: z.array(AreaRow),
    }),
    errors: ['NOT_ALLOWED', 'AREA_NOT_FOUND'],
  },
  'register.thing': {
    zh: '一个区域、单位、大厅、窗口或职务的登记',
    input: z.object({ of: z.enum(['area', 'unit', 'hall', 'window', 'office'], 'INPUT_INVALID'), id }),
    output: Thing,
    errors: ['NOT_ALLOWED', 'THING_NOT_FOUND'],
  },
  'register.things': {
    zh: '一个区域里的单位、大厅、窗口或人员职务，可按名称找',
    input: z.object({ of: z.enum(['unit', 'hall', 'window', 'office'], 'INPUT_INVALID'), ...askedOfThings, cursor, limit }),
    output: z.object({
      items: z.array(ThingRow), next: z.nullable(z.string()),
      /** Of offices: how many there are of each role, by the same search and unit; with the first page, null otherwise. */
      counts: z.nullable(z.record(z.enum(OFFICE_ROLE_NAMES), z.int())),
    }),
    errors: ['NOT_ALLOWED'],
  },
  'register.saveArea': {
    zh: '登记或更正一个区域',
    input: z.object({ ...which,
      /** The area it lies in; of an area that lies in none itself. Where it lies is changed by moving it. */
      areaId: id, name: line(40), level: z.enum(AREA_LEVEL_NAMES, 'INPUT_INVALID'),
      code: z.optional(z.nullable(z.string().check(z.regex(/^\d{2,15}$/, 'INPUT_INVALID')))),
    }),
    output: Saved,
    errors: [...SAVING, 'AREA_LEVEL_WRONG'],
  },
  'register.saveUnit': {
    zh: '登记或更正一个单位',
    input: z.object({ ...which,
      areaId: id, name: line(40), kind: z._default(z.enum(kinds, 'INPUT_INVALID'), 'department'),
      phone: z._default(line(30, 0), ''), takes: z._default(z.array(z.enum(TAKES, 'INPUT_INVALID')), []),
    }),
    output: Saved,
    errors: SAVING,
  },
  'register.saveHall': {
    zh: '登记或更正一个大厅',
    input: z.object({ ...which, areaId: id, name: line(40), address: z._default(line(200, 0), '') }),
    output: Saved,
    errors: SAVING,
  },
  'register.saveWindow': {
    zh: '登记或更正一个窗口和它的大厅',
    /** `areaId` of the hall: a hall of that name there, or a new one. */
    input: z.object({ ...which,
      areaId: id, hallName: line(40), hallAddress: z._default(line(200, 0), ''), number: line(12), name: line(40), unitId: id,
    }),
    output: Saved,
    errors: [...SAVING, 'UNIT_NOT_FOUND'],
  },
  'register.saveOffice': {
    zh: '登记一个人的职务，或更正它',
    input: z.object({ ...which,
      /**
       * Which it serves; of a unit's own people (`department`) the area of the unit. Person, role, area and such a unit never change:
       * that is another office.
       */
      areaId: id, role: z.enum(OFFICE_ROLE_NAMES, 'INPUT_INVALID'), unitId: id, name: line(30),
      /** His mobile, by which he is found and which he proves when he first signs in; left out it stays. Of a new office needed. */
      phone: z.optional(phone),
      workPhone: z._default(line(30, 0), ''), head: flag,
      /** Its first day; null: at once. Until then it gives nothing. */
      from: z.optional(z.nullable(day)),
      /** Its last day; null: without end. */
      until: z.optional(z.nullable(day)),
    }),
    output: Saved,
    errors: [
      ...SAVING, 'UNIT_NOT_FOUND', 'OFFICE_OWN', 'OFFICE_PHONE', 'OFFICE_PHONE_HIS', 'OFFICE_ORDER', 'OFFICE_BEGUN',
      'OFFICE_OVER', 'LAST_ADMIN',
    ],
  },
  'register.closeThing': {
    zh: '撤销一个区域、单位、大厅或窗口，结束一个职务；或重新启用',
    input: z.object({ requestId, of: z.enum(['area', 'unit', 'hall', 'window', 'office'], 'INPUT_INVALID'), id, seen,
      /** Opens what was closed; an office that has ended is registered anew. */
      open: flag, preview }),
    output: Touched,
    errors: [...OF_ANY, 'THING_IN_USE', 'THING_MERGED', 'OFFICE_HAS_WORK', 'LAST_ADMIN'],
  },
  'register.moveArea': {
    zh: '把一个区域连同下级移到另一个区域下面',
    input: z.object({ requestId, areaId: id, seen, toAreaId: id, preview }),
    output: Touched,
    errors: [...SAVING, 'MOVE_RUNNING', 'AREA_LEVEL_WRONG', 'AREA_IN_ITSELF'],
  },
})
