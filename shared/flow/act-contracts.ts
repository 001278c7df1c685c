import type * as z from 'zod/mini'
import type { ActionSpec } from '../access/define-actions'
import type { ContextOfAction } from '../access/functions'
import type { Fields } from '../form/field'
import { type InputOfFields, schemaOfFields, type SentOfFields } from '../form/field-schema'
import { id, requestId, seen } from '../form/fields'
import type { WireAct } from './act-input'
import type { Act, EntryRule } from './flow'
import { wireActs } from './act-input'

/** As much of an act and of its flow as its contract is made of. */
type Row = Act<{ status: string; guard: string; check: string; entry: string }>
interface Rules {
  entries: Readonly<Record<string, Pick<EntryRule<{ clock: string; to: string; notice: string }>, 'clocks'>>>
  checks: Readonly<Record<string, { refuse: string; path?: string }>>
  deadlines: readonly string[]
}

type Sent<Of extends string> = { [N in `${Of}Id`]: string } & { requestId: string; seen: number }
type FieldsOf<R> = R extends { fields: infer F extends Fields } ? F : never
interface Contract<Of extends string, R, O extends z.ZodMiniType> extends ActionSpec {
  input: z.ZodMiniType<Sent<Of> & InputOfFields<FieldsOf<R>>, Sent<Of> & SentOfFields<FieldsOf<R>>>
  output: O
}
/** `<of>.<act>` → its contract. */
export type ActContracts<Of extends string, A, O extends z.ZodMiniType> = { readonly [K in WireAct<A> as `${Of}.${K}`]: Contract<Of, A[K], O> }

/** What an act may be refused for beside what every act of its flow may: its files, its checks (unless the schema asks already), a new deadline. */
function ownErrors({ fields = {}, checks = [], bounded = [], entry }: Row, rules: Rules): string[] {
  const refusals = checks.flatMap((name) => rules.checks[name] ?? []).filter(({ path }) => path === undefined || !(path in fields)).map(({ refuse }) => refuse)
  const startsDeadline = rules.deadlines.some((clock) => ['start', 'restart', 'renew'].includes(rules.entries[entry]?.clocks[clock] ?? ''))
  return [
    ...(Object.values(fields).some(({ kind }) => kind === 'files') ? ['FILE_NOT_YOURS', 'FILE_MISSING', 'FILE_DIFFERS', 'FILE_TYPE'] : []),
    ...refusals,
    ...bounded,
    ...(startsDeadline ? ['CALENDAR_UNCOVERED'] : []),
  ]
}

/**
 * The contracts of a flow's acts, made from its table: the input is the id of what is acted on, the version on the screen, and the fields of
 * the row. `acts` is the table itself, so that callers are typed by name; `errors` are those that every act may give.
 */
export function actContracts<Of extends ContextOfAction, const A extends Readonly<Record<string, Row>>, O extends z.ZodMiniType>(
  of: Of, acts: A, rules: Rules, output: O, errors: readonly string[],
): ActContracts<Of, A, O> {
  const contract = (row: Row): ActionSpec => ({
    zh: row.zh,
    input: schemaOfFields(row.fields ?? {}, { [`${of}Id`]: id, requestId, seen }),
    output,
    errors: [...new Set([...errors, ...ownErrors(row, rules)])],
  })
  return Object.fromEntries(wireActs(acts).map((act) => [`${of}.${act}`, contract(acts[act] as Row)])) as unknown as ActContracts<Of, A, O>
}
