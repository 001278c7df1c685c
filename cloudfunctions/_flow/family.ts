import type { Circumstances, FlowRefusal, ParentFacts } from '../../shared/flow/flow'
import { followParent, record } from '../../shared/flow/record'
import type { Change, Recorded, Shape } from '../../shared/flow/shape'
import { ok, type Result } from '../../shared/kernel/result'
import { childrenOf, FLOWS, keptOf } from './flows'
import { type AnyKept, docJson, type ReadDoc } from './kept'
import type { Piece } from './store'

/** Open children of an aggregate as they were read, by their flow. */
export type ChildrenRead = Readonly<Record<string, readonly ReadDoc[]>>

/** SQL: the open children of the aggregate with that id (an expression). A flow that has none asks for nothing. */
export function childrenJson({ flow: { of } }: AnyKept, id: string): string {
  const kinds = childrenOf(of).map((child) => `'${child.flow.of}', coalesce((select json_agg(${docJson(child, 'child')} order by child.id) from ${child.table} child
      where child.tenant = :tenant and child.parent_id = ${id} and child.box <> 'done'), '[]')`)
  return kinds.length === 0 ? "'{}'::json" : `json_build_object(${kinds.join(', ')})`
}

const factsOf = ({ flow }: AnyKept, doc: Recorded<Shape>): ParentFacts => ({ box: doc.box, holders: flow.holders(doc), holderName: flow.holderName(doc) })

/** The aggregate as it was changed, and whatever its open children make of that: each is written with it, at its own version. */
export function withChildren(
  kept: AnyKept, read: Recorded<Shape> | null, change: Change<Shape, Recorded<Shape>>, children: ChildrenRead, at: Circumstances, salt: () => string,
): Result<Piece[], FlowRefusal<Shape>> {
  const pieces: Piece[] = [{ kept, read, change }]
  for (const child of childrenOf(kept.flow.of)) {
    for (const json of children[child.flow.of] ?? []) {
      const doc = child.docOf(json) as Recorded<Shape>
      const followed: Result<Change<Shape, Recorded<Shape>> | null, FlowRefusal<Shape>> = followParent(child.flow, doc, factsOf(kept, change.next), { ...at, salt: salt() })
      if (!followed.ok) return followed
      if (followed.value) pieces.push({ kept: child, read: doc, change: followed.value })
    }
  }
  return ok(pieces)
}

/** A child that was changed, and the entry that its parent keeps of it, where its flow says so. */
export function withParent(
  child: Piece, parentRead: ReadDoc, who: Parameters<typeof record>[3], at: Circumstances,
): Result<Piece[], FlowRefusal<Shape>> {
  const { audience, echoes } = child.kept.flow
  if (!('asParent' in audience)) throw new TypeError(`${child.kept.flow.of} has no parent`)
  const [entry] = child.change.entries
  const kind = entry && echoes?.[entry.kind]
  if (!kind) return ok([child])
  const kept = keptOf(audience.asParent)
  const parent = kept.docOf(parentRead) as Recorded<Shape>
  // What happened, in the words of the child, then what was said.
  const text = [child.kept.flow.entries[entry.kind]?.zh, entry.content?.text].filter(Boolean).join('：')
  const echo: Result<Change<Shape, Recorded<Shape>>, FlowRefusal<Shape>> = record(kept.flow, parent, kind, who, { text }, at)
  return echo.ok ? ok([child, { kept, read: parent, change: echo.value }]) : echo
}

/** SQL: the id of what a row (alias) with `of` and `id` is found under: its own, of a child that of its parent. */
export const rootId = (m: string): string => {
  const children = Object.values(FLOWS).filter(({ flow }) => 'asParent' in flow.audience)
  if (children.length === 0) return `${m}.id`
  return `(case ${m}.of ${children.map(({ flow, table }) => `when '${flow.of}' then (select child.parent_id from ${table} child where child.tenant = :tenant and child.id = ${m}.id)`).join(' ')} else ${m}.id end)`
}
