import type { Demand, Where } from '../../_ports/repository'
import { db } from './app'

const command = db.command

/** The SDK's command for each operator of our own plain language; an operator without a row does not compile. */
type OperatorName = Extract<Demand, object> extends infer O ? (O extends unknown ? keyof O : never) : never
const COMMANDS: Record<OperatorName, (operand: unknown) => unknown> = {
  $in: (list) => command.in(list),
  $ne: (value) => command.neq(value),
  $gt: (value) => command.gt(value),
  $gte: (value) => command.gte(value),
  $lt: (value) => command.lt(value),
  $lte: (value) => command.lte(value),
  $regex: (source) => new db.RegExp({ regexp: source as string, options: '' }),
}

/** A filter for the SDK: the tenant first, each demand as a command. Throws TypeError on undefined and unknown operators (bugs). */
export function toQuery(tenant: string, where: Where): Record<string, unknown> {
  if (Object.hasOwn(where, 'tenant')) throw new TypeError('the repository names the tenant, nobody else')
  return { tenant, ...Object.fromEntries(Object.entries(where).map(([field, demand]) => [field, toCommand(field, demand)])) }
}

function toCommand(field: string, demand: Demand): unknown {
  if (demand === undefined) throw new TypeError(`the query has no value for ${field}`)
  if (demand === null || typeof demand !== 'object') return demand
  const commands = Object.entries(demand).map(([name, operand]: [string, unknown]) => {
    if (!Object.hasOwn(COMMANDS, name)) throw new TypeError(`unknown operator ${name} on ${field}`)
    if (operand === undefined) throw new TypeError(`the query has no value for ${field}`)
    return COMMANDS[name as OperatorName](operand)
  })
  if (commands.length === 0) throw new TypeError(`no operator on ${field}`)
  return commands.length === 1 ? commands[0] : command.and(...(commands as Parameters<typeof command.and>))
}

/**
 * An update for the SDK. Objects and arrays are wrapped with `_.set`, because a bare object would be merged field by field and a bare
 * empty one dropped without a word. Throws TypeError on undefined anywhere inside, on `_id` and on `tenant` (bugs).
 */
export function toUpdate(set: Readonly<Record<string, unknown>>, amounts: Readonly<Record<string, number>> = {}): Record<string, unknown> {
  const update: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(set)) {
    if (field === '_id' || field === 'tenant') throw new TypeError(`${field} never changes`)
    refuseUndefined(value, field)
    update[field] = typeof value === 'object' && value !== null ? command.set(value) : value
  }
  for (const [field, amount] of Object.entries(amounts)) {
    if (Object.hasOwn(set, field)) throw new TypeError(`${field} is set and added to at once`)
    update[field] = command.inc(amount)
  }
  if (Object.keys(update).length === 0) throw new TypeError('an update must change something')
  return update
}

/** Throws TypeError when `undefined` hides in a value: the wire would drop it and the document would silently lack the field. */
export function refuseUndefined(value: unknown, path: string): void {
  if (value === undefined) throw new TypeError(`undefined at ${path}`)
  if (Array.isArray(value)) value.forEach((item, i) => refuseUndefined(item, `${path}[${i}]`))
  else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) refuseUndefined(item, `${path}.${key}`)
}
