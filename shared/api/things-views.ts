import * as z from 'zod/mini'
import { keysOf } from '../kernel/keys-of'
import { AREA_LEVEL_NAMES } from '../register/area'
import { OFFICE_ROLE_NAMES } from '../register/office'
import { INVITATION_STATES } from '../register/invitation-states'
import { UNIT_KINDS } from '../register/unit'

const State = z.enum(['open', 'closed'])
const Level = z.enum(AREA_LEVEL_NAMES)
const Kind = z.enum(keysOf(UNIT_KINDS))
const Role = z.enum(OFFICE_ROLE_NAMES)
/** An invitation; `by` null: the command that made the tenant. */
export const InvitationView = z.object({ by: z.nullable(z.string()), at: z.string(), until: z.string(), state: z.enum(keysOf(INVITATION_STATES)) })
export type InvitationView = z.infer<typeof InvitationView>

const ofThing = { id: z.string(), version: z.int(), state: State }

/** An area of the tree; what is counted lies in it or below. `merging`, here and below: a merge of it that waits for another administrator. */
export const AreaRow = z.object({
  ...ofThing, name: z.string(), level: Level, code: z.nullable(z.string()),
  /** Areas right below it that are open. */
  areas: z.int(),
  /** In business. */
  companies: z.int(), units: z.int(),
  merging: z.nullable(z.string()),
})
export type AreaRow = z.infer<typeof AreaRow>

const Named = z.object({ id: z.string(), name: z.string() })

export const UnitRow = z.object({ of: z.literal('unit'), ...ofThing, name: z.string(), kind: Kind, areaId: z.string(), areaName: z.string(), phone: z.string(), takes: z.array(z.string()), people: z.int() })
export const HallRow = z.object({ of: z.literal('hall'), ...ofThing, name: z.string(), areaId: z.string(), areaName: z.string(), address: z.string(), windows: z.int() })
export const WindowRow = z.object({ of: z.literal('window'), ...ofThing, name: z.string(), number: z.string(), hallId: z.string(), hallName: z.string(), areaName: z.string(), unitId: z.string(), unitName: z.string() })
/** One office of one official. */
export const OfficeRow = z.object({
  of: z.literal('office'), ...ofThing, personId: z.string(), name: z.string(), workPhone: z.string(), phoneMasked: z.nullable(z.string()), role: Role,
  unitId: z.string(), unitName: z.string(), areaId: z.string(), areaName: z.string(), head: z.boolean(),
  /** Its last day; null: without end. */
  until: z.nullable(z.string()),
  /** Its first day, where it has one. */
  from: z.optional(z.nullable(z.string())),
  /** False: its first day is still to come, and it gives nothing yet. */
  begun: z.optional(z.boolean()),
  /** He has signed in at least once; until then no case is given to him. */
  joined: z.boolean(),
})
export const ThingRow = z.discriminatedUnion('of', [UnitRow, HallRow, WindowRow, OfficeRow])
export type ThingRow = z.infer<typeof ThingRow>

/** One thing, with what hangs on it. */
export const Thing = z.discriminatedUnion('of', [
  z.object({ of: z.literal('area'), ...ofThing, name: z.string(), level: Level, code: z.nullable(z.string()), parent: z.nullable(Named), mergedInto: z.nullable(Named), areas: z.int(), companies: z.int(), units: z.int(),
    /** It is being moved or merged: lists follow within minutes. */
    moving: z.boolean(), merging: z.nullable(z.string()) }),
  z.extend(UnitRow, { mergedInto: z.nullable(Named), windows: z.int(), openCases: z.int(), moving: z.boolean(), merging: z.nullable(z.string()) }),
  HallRow,
  z.extend(WindowRow, { areaId: z.string(), hallAddress: z.string() }),
  z.extend(OfficeRow, {
    /** Companies whose officer he is, and open cases that he handles, by whatever office. */
    companies: z.int(), openCases: z.int(),
    /** The leave he has noted that is not over, by days and by whom he is replaced; of who has never signed in the newest invitation. */
    leave: z.nullable(z.object({ from: z.string(), to: z.string(), standInName: z.nullable(z.string()) })),
    invitation: z.nullable(InvitationView) }),
])
export type Thing = z.infer<typeof Thing>

/** Of a save: the id, its version, and whether anything was different from what stood there. */
export const Saved = z.object({ id: z.string(), version: z.int(), changed: z.boolean() })

/** What a destructive act touches, in numbers; `done` false: it was asked for only. */
export const Touched = z.object({
  done: z.boolean(), version: z.int(),
  /** Areas (itself among them), units and windows, companies, officials, requests that are going on. */
  touches: z.object({ areas: z.int(), units: z.int(), windows: z.int(), companies: z.int(), people: z.int(), openCases: z.int() }),
  /** What stands in the way: the sentence with which it would be refused; null: nothing does. */
  hinders: z.nullable(z.string()),
})
export type Touched = z.infer<typeof Touched>
