import * as z from 'zod/mini'
import { schemaOf } from '../form/field-schema'
import { optional } from '../form/field'
import type { Filters, ListTable, Narrowed } from './list'

/** What comes with a request for a list: by what it is narrowed, in which order, and whether its parts are to be counted. */
export function askedOf<F extends Filters, P extends string, O extends string>({ filters, orders }: ListTable<F, P, O>) {
  const fields = Object.fromEntries(Object.entries(filters).map(([name, { field }]) => [name, schemaOf(optional(field))]))
  const order = z.enum(Object.keys(orders) as [O, ...O[]], 'INPUT_INVALID')
  return {
    filters: z.optional(z.object(fields) as unknown as z.ZodMiniType<Narrowed<F>, Narrowed<F>>),
    /** Absent: what is due next. What is done has what ended last first, and a search the order of its box, whatever is asked. */
    order: z.optional(order),
    /** Count the parts of the open pile too. */
    parts: z.optional(z.boolean('INPUT_TYPE')),
  }
}

/** How many are in each part of the open pile: exact to 99, 100 = more. */
export const partCounts = <P extends string>({ parts }: Pick<ListTable<Filters, P>, 'parts'>) =>
  z.object(Object.fromEntries(Object.keys(parts).map((part) => [part, z.int()])) as Record<P, z.ZodMiniNumberFormat>)
