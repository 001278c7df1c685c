// One row of the conformance table: what the real SDK must see.
import { type DatabaseOfSdk, type SdkCollection, type Tools } from './tools'

export { type DatabaseOfSdk, type SdkCollection, type Tools } from './tools'

export interface Behaviour {
  group: Group
  name: string
  run(tools: Tools): Promise<void>
}

/** Groups in the order they are printed; the README's features point to them. */
export const GROUPS = [
  'collection',
  'document',
  'validate',
  'query command',
  'logic',
  'order',
  'projection',
  'limit',
  'date',
  'regex',
  'object id',
  'update command',
  'index',
  'aggregation',
  'aggregation operator',
  'lookup',
  'transaction',
  'compare and set',
  'refusal',
  'not emulated',
  'strict mode',
  'durability',
] as const

export type Group = (typeof GROUPS)[number]

/** Rows of one group, written as name and body. */
export function rowsOf(group: Group, rows: Record<string, (tools: Tools) => Promise<void>>): Behaviour[] {
  return Object.entries(rows).map(([name, run]) => ({ group, name, run }))
}

/** Passes when the call fails with this code and, if given, a message that matches. */
export async function refused(call: Promise<unknown>, code: string, message?: RegExp): Promise<void> {
  let outcome: unknown
  try {
    outcome = await call
  } catch (failure) {
    const { code: found, message: text } = failure as { code?: string; message?: string }
    if (found !== code) throw new Error(`refused with ${String(found)} (${String(text)}) instead of ${code}`)
    if (message && !message.test(String(text))) throw new Error(`the message does not match ${String(message)}: ${String(text)}`)
    return
  }
  throw new Error(`not refused with ${code}: ${JSON.stringify(outcome)}`)
}

/** Documents of a query, without their ids unless asked for. */
export async function dataOf(query: { get(): Promise<{ data: unknown }> }): Promise<Record<string, unknown>[]> {
  return (await query.get()).data as Record<string, unknown>[]
}

/** The one document with this id. */
export async function one(collection: SdkCollection, id: string): Promise<Record<string, unknown>> {
  const [document] = await dataOf(collection.doc(id))
  if (!document) throw new Error(`no document ${id}`)
  return document
}

/** The names (`_id`) of the documents a query finds, in order. */
export async function idsOf(query: { get(): Promise<{ data: unknown }> }): Promise<unknown[]> {
  return (await dataOf(query)).map(({ _id }) => _id)
}

export type Command = DatabaseOfSdk['command']
