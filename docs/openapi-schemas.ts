import * as z from 'zod'
import { type ActionName, ACTIONS, specOf } from '../shared/api'
import { CompanyLanding, Landing, Me, MembershipView, MessageView } from '../shared/api/directory-views'
import { SettingValue } from '../shared/api/settings.api'
import { ActReply, BoxCounts, CaseDetail, CaseSummary, EntryView, ReceiptEntry } from '../shared/case/views'
import { FileView } from '../shared/flow/views'
import { RatingReply } from '../shared/rating/contract'
import { Calendar, YearCalendar } from '../shared/sla/calendar'
import { Clock } from '../shared/sla/schemas'
import { SupervisionEntryView, SupervisionReply, SupervisionView } from '../shared/supervision/contract'

export type JsonSchema = Record<string, unknown>
export const refTo = (name: string): JsonSchema => ({ $ref: pointerTo(name) })
export const pointerTo = (name: string): string => `#/components/schemas/${name}`

/** Parts of replies that deserve a name of their own in a generated client. */
const NAMED = {
  ActReply, BoxCounts, Calendar, CaseDetail, CaseSummary, Clock, CompanyLanding, EntryView, FileView, Landing, Me, MembershipView, MessageView, RatingReply, ReceiptEntry, SettingValue,
  SupervisionEntryView, SupervisionReply, SupervisionView, YearCalendar,
}
const NAMES = Object.keys(ACTIONS) as ActionName[]

/** The limits of a double are no limit that anybody set. */
function anyInteger({ jsonSchema }: { jsonSchema: JsonSchema }): void {
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

/** What zod says of a schema, without the marks of a document of its own. */
const bare = ({ $schema: _dialect, $id: _id, ...schema }: JsonSchema): JsonSchema => schema
export const schemaOf = (schema: unknown, io: 'input' | 'output'): JsonSchema => bare(z.toJSONSchema(schema as z.ZodType, { io, reused: 'inline', override: anyInteger }))

/** The data of every action as schemas that refer to each other by name; `nameOf` says which is the one of an action. */
export function dataSchemas(): { schemas: Record<string, JsonSchema>; nameOf: (action: ActionName) => string } {
  const registry = z.registry<{ id: string }>()
  const add = (schema: unknown, id: string): void => void registry.add(schema as z.ZodType, { id })
  for (const [name, schema] of Object.entries(NAMED)) add(schema, name)
  const idOf = (action: ActionName): string | undefined => registry.get(specOf(action).output as unknown as z.ZodType)?.id
  for (const action of NAMES) if (idOf(action) === undefined) add(specOf(action).output, `${action}.data`)
  const { schemas } = z.toJSONSchema(registry, { io: 'output', uri: pointerTo, override: anyInteger })
  return {
    schemas: Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, bare(schema as JsonSchema)])),
    nameOf: (action) => idOf(action) ?? `${action}.data`,
  }
}
