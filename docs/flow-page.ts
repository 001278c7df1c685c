import { describeLimit } from '../shared/sla/limit'
import { ROLE_LABELS, type Role } from '../shared/access/roles'
import type { Act, Flow } from '../shared/flow/flow'
import type { Recorded, RecordedRow, Shape } from '../shared/flow/shape'
import type { Fields } from '../shared/form/field'
import { table } from './markdown'

/** The words that stand beside the tables of a flow. */
export interface FlowWords<S extends Shape> {
  /** How it begins: the state it is made in, and what that is called. */
  begins: { in: S['status']; zh: string }
  statuses: Readonly<Record<S['status'], string>>
  /** Clocks with their names in words. */
  clocks: Readonly<Record<S['clock'], string>>
}

const describeFields = (fields: Fields | undefined): string =>
  Object.entries(fields ?? {}).map(([name, field]) => `${name}: ${field.kind}${'max' in field ? `(${field.max}${'min' in field ? `, ${field.min}` : ''})` : ''}${field.optional ? '?' : ''}`).join(', ') || '—'

/** The page of a flow, drawn from its tables: its states, acts, entries, whom each tells, what happens by itself. Sections in markdown. */
export function flowSections<S extends Shape, D extends R & Recorded<S>, R extends RecordedRow<S>>(flow: Flow<S, D, R>, words: FlowWords<S>): string[] {
  const acts = Object.entries(flow.acts) as [S['act'], Act<S>][]
  const entries = Object.entries(flow.entries) as [S['entry'], (typeof flow.entries)[S['entry']]][]
  const clocks = Object.keys(words.clocks) as S['clock'][]
  const statuses = Object.keys(words.statuses) as S['status'][]
  const ends = statuses.filter((status) => flow.boxes[status] === 'done')
  const arrows = acts.flatMap(([, { from, to, zh }]) => (to === 'same' ? [] : from.map((state) => `  ${state} --> ${to}: ${zh}`)))
  const zhOf = (entry: S['entry']): string => flow.entries[entry].zh
  return [
    ['```mermaid', 'stateDiagram-v2', ...statuses.map((status) => `  ${status}: ${words.statuses[status]}`), `  [*] --> ${words.begins.in}: ${words.begins.zh}`, ...arrows, ...ends.map((status) => `  ${status} --> [*]`), '```'].join('\n'),
    '## Acts',
    table(['action', '', 'from', 'to', 'by (guard)', 'checks', 'what comes with it', 'consequence'], acts.map(([act, { zh, from, to, by, checks, fields, consequence }]) => [
      `\`${flow.of}.${act}\``, zh, from.map((state) => words.statuses[state]).join('、'), to === 'same' ? '不变' : words.statuses[to],
      Object.entries(by).map(([role, guard]) => `${ROLE_LABELS[role as Role]} (${String(guard)})`).join('<br>'), checks?.join(', ') ?? '—', describeFields(fields), consequence,
    ])),
    '## What each event does to the clocks, and how the record treats it',
    table(['event', ...clocks.map((clock) => `${clock} ${words.clocks[clock]}`), 'visibility', 'harmless'], entries.map(([, { zh, clocks: effects, visibility, harmless }]) =>
      [zh, ...clocks.map((clock) => effects[clock] ?? '-'), visibility, harmless ? 'yes' : ''])),
    '## Whom each event tells',
    table(['event', 'to', 'when', 'title', 'template'], entries.flatMap(([entry, { tells }]) => tells.map(({ to, kind, when }) => [zhOf(entry), to, when ?? 'always', flow.words[kind].title, flow.words[kind].template]))),
    '## What happens by itself',
    table(['rule', 'clock', 'when', 'leaves'], flow.alarms.map(({ name, clock, share, left, leaves, ...alarm }) => [name, clock, share === undefined ? `${describeLimit(left)} left` : `${share * 100} % used${'rung' in alarm ? ' (a setting)' : ''}`, 'does' in leaves ? flow.acts[leaves.does].zh : zhOf(leaves.entry)])),
  ]
}
