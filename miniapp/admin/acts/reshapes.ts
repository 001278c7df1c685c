import type { Reply } from '@shared/api'
import type { Touched } from '@shared/api/things-views'
import type { Mutation } from '@/data/use-mutation'
import { type Actable, touchedWords } from '../thing-words'

/** Acts that put a thing elsewhere: into which of what kind, how they are asked for, and their words. */
export interface Reshape {
  to: 'area' | 'unit'
  question: string
  lead: string
  submit: string
  /** Whoever else decides is told why. */
  reasoned: boolean
  /** What stands before the numbers once a target is chosen. */
  told: (to: string) => string
  done: (to: string) => string
  run: (run: Mutation['run'], thing: Pick<Actable, 'id' | 'version'>, toId: string, preview: boolean, reason: string) => Promise<Reply<Touched> | null>
}

/** The id under which an act goes: looking is no doing, and each target is another act. */
const act = (name: string, id: string, toId: string, preview: boolean): string => `${preview ? 'look' : 'do'} ${name} ${id} ${toId}`

/** One goes into another for good: another administrator confirms it. */
const merge = (of: 'area' | 'unit', question: string, lead: string): Reshape => ({
  to: of, question, lead, submit: '提出合并', reasoned: true,
  told: (to) => `并入${to}`, done: () => '已提出，等另一位管理员确认',
  run: (run, { id, version }, toId, preview, reason) => run('merge.propose', (requestId) => ({ requestId, of, id, seen: version, toId, reason, preview }), act(`merge ${of}`, id, toId, preview)),
})

// prettier-ignore
export const RESHAPES = {
  move: {
    to: 'area', question: '移到哪里', lead: '连同下级一起移。以前的诉求仍记着当时的区域。', submit: '移过去', reasoned: false,
    told: (to) => `移到${to}`, done: (to) => `已移到${to}`,
    run: (run, { id, version }, toAreaId, preview) =>
      run('register.moveArea', (requestId) => ({ requestId, areaId: id, seen: version, toAreaId, preview }), act('move', id, toAreaId, preview)),
  },
  mergeArea: merge('area', '并入哪个区域', '里面的都归那一个，这一个撤销，不能再启用。要另一位管理员确认，确认以前照旧。'),
  mergeUnit: merge('unit', '并入哪个单位', '人员、窗口和在办诉求都归那一个，这一个撤销，不能再启用。要另一位管理员确认，确认以前照旧。'),
} as const satisfies Record<string, Reshape>
export type ReshapeName = keyof typeof RESHAPES

/** 「移到莱山区：42 家企业、7 件在办诉求跟着走，办结的随后整理」 */
export function reshapeWords(name: ReshapeName, thing: Pick<Actable, 'of'>, to: string, touches: Touched['touches']): string {
  const touched = touchedWords(thing, touches)
  return `${RESHAPES[name].told(to)}：${touched === '' ? '里面没有企业，也没有在办诉求' : `${touched}跟着走，办结的随后整理`}`
}
