import * as z from 'zod/mini'
import { defineActions } from '../access/define-actions'
import { id, line, requestId, seen } from '../form/fields'
import { AREA_LEVEL_NAMES } from '../register/area'
import { TAKES } from './takes'
import { Saved } from './things-views'

const Area = z.object({ id: z.string(), name: z.string(), level: z.enum(AREA_LEVEL_NAMES) })
const StandIn = z.nullable(z.object({ name: z.string(), workPhone: z.nullable(z.string()) }))

export const UnitContacts = z.object({
  id: z.string(), name: z.string(), areaName: z.string(),
  /** '': none is registered. */
  phone: z.string(),
  matters: z.array(z.object({
    takes: z.enum(TAKES),
    /** Null: nobody by name, the unit's phone alone. `standIn` while he is away. */
    contact: z.nullable(z.object({ name: z.string(), workPhone: z.nullable(z.string()), onDuty: z.boolean(), standIn: StandIn })),
  })),
})
export type UnitContacts = z.infer<typeof UnitContacts>

/** For everybody, signed in or not. */
export const CONTACTS_API = defineActions('directory', {
  'directory.contacts': {
    zh: '联系谁：一个区域和它上级的单位，各管什么事、找谁（不用登录）',
    /**
     * Without an area: of the one that lies in none, or of nothing yet where there are several to choose from. `search`: words
     * apart by spaces, each of which occurs in the unit, the matter or the name; then what lies below the area is looked through too.
     */
    input: z.object({ areaId: z.optional(id), search: z.optional(line(40)) }),
    output: z.object({
      area: z.nullable(Area),
      /** What it lies in, the outermost first. */
      above: z.array(Area),
      /** To choose from: those right below it in which some unit takes something. */
      below: z.array(Area),
      /** Nearest first. */
      units: z.array(UnitContacts),
      /** There are more than are shown: narrow it. */
      more: z.boolean(),
      hotline: z.string(),
    }),
    errors: ['AREA_NOT_FOUND', 'LIMIT_CONTACTS'],
  },
})

/** Whom a unit names, for its administrator. */
export const NAMING_CONTACTS_API = defineActions('register', {
  'register.contacts': {
    zh: '一个单位每件事的联系人，和可以选的人',
    input: z.object({ unitId: id }),
    output: z.object({
      id: z.string(), version: z.int(), name: z.string(), takes: z.array(z.enum(TAKES)),
      /** Only those that somebody is named for. */
      contacts: z.array(z.object({ takes: z.enum(TAKES), personId: z.string() })),
      people: z.array(z.object({ personId: z.string(), name: z.string(), workPhone: z.nullable(z.string()), head: z.boolean() })),
    }),
    errors: ['NOT_ALLOWED', 'THING_NOT_FOUND'],
  },
  'register.setContacts': {
    zh: '指定一个单位每件事的联系人',
    /** All of them: of what is left out the unit's head is asked. */
    input: z.object({
      requestId, unitId: id, seen,
      contacts: z.array(z.object({ takes: z.enum(TAKES, 'INPUT_INVALID'), personId: id })).check(
        z.maxLength(TAKES.length, 'INPUT_TOO_LONG'),
      ),
    }),
    output: Saved,
    errors: [
      'NOT_ALLOWED', 'THING_NOT_FOUND', 'THING_CHANGED', 'THING_CLOSED', 'CONTACT_NOT_TAKEN', 'CONTACT_NOT_MEMBER', 'INPUT_INVALID',
      'REQUEST_ID_REUSED',
    ],
  },
})
