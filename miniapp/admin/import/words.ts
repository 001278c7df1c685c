import type { OutputOf } from '@shared/api'
import { toMs } from '@shared/kernel/instant'
import type { ImportState, RowAct } from '@shared/register/import'
import { grouped } from '../numbers'
import { writes } from '../import-words'
import { countOf, manyOf } from '../kind-words'

export type ImportView = OutputOf<'import.show'>

/** 「640 KB」, 「12.3 MB」. */
export const sizeWords = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)

/** 「4 秒」, 「2 分 5 秒」. */
export function secondsWords(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds))
  return whole < 60 ? `${whole} 秒` : `${Math.floor(whole / 60)} 分${whole % 60 === 0 ? '' : ` ${whole % 60} 秒`}`
}

/** Which of the three steps a state belongs to; 4: all are done. */
export const stepOf = (state: ImportState): 1 | 2 | 3 | 4 => (state === 'uploaded' || state === 'failed' ? 1 : state === 'reading' || state === 'ready' ? 2 : state === 'applying' || state === 'stopped' ? 3 : 4)

/** How many rows of an act there are. */
export const many = ({ acts }: ImportView, act: RowAct): number => acts[act] ?? 0

export interface Told {
  tone: 'green' | 'amber' | 'red' | 'still'
  title: string
  text: string
}

const took = ({ beganAt, endedAt }: ImportView): string => (beganAt === null || endedAt === null ? '' : `用时 ${secondsWords((toMs(endedAt) - toMs(beganAt)) / 1000)}。`)

/** Where it stands and what that means, in two sentences; of one that is at work its progress says it. */
const TOLD: { readonly [S in ImportState]?: (view: ImportView) => Told } = {
  uploaded: () => ({ tone: 'still', title: '文件传好了，还没有试算', text: '没有改动任何数据。' }),
  ready: (view) => ({ tone: 'green', title: '试算完成，还没有改动任何数据', text: `${took(view)}${writes(view.acts) === 0 ? '这个表格没有要改动的。' : '确认后才会写入，每一处改动都留记录。'}` }),
  stopped: (view) => ({ tone: 'amber', title: '停下了', text: `已经写入的还在，大约 ${grouped(Math.min(view.done, view.total))} 行。可以接着导入，也可以整次撤销。` }),
  applied: (view) => ({ tone: 'green', title: `导入完成，写入了 ${manyOf(view.kind, grouped(writes(view.acts)))}`, text: `${many(view, 'moved') > 0 ? `有 ${countOf(view.kind, grouped(many(view, 'moved')))}在试算以后有人改过，没有动。` : '每一处改动都留了记录。'}` }),
  undone: (view) => ({ tone: 'still', title: '这次导入已撤销', text: many(view, 'kept') > 0 ? `有 ${countOf(view.kind, grouped(many(view, 'kept')))}导入以后有人改过或已经在用，没有动，列在下面。其余 ${countOf(view.kind, grouped(writes(view.acts)))}的改动都撤回了。` : `${countOf(view.kind, grouped(writes(view.acts)))}的改动都撤回了。` }),
  failed: ({ failure }) => ({ tone: 'red', title: '没有读成，没有改动任何数据', text: failure?.message ?? '请换个文件再试。' }),
}

/** Null while somebody is at work on it. */
export const toldOf = (view: ImportView): Told | null => TOLD[view.state]?.(view) ?? null

/** What an undo would do, said before it is done. */
export function undoWords({ kind, acts: { new: made = 0, changed = 0, gone = 0 } }: ImportView): string {
  const back = changed + gone
  return [made > 0 ? `新增的 ${countOf(kind, grouped(made))}会去掉` : null, back > 0 ? `会把 ${countOf(kind, grouped(back))}恢复原样` : null, '之后有人改过的不动'].filter(Boolean).join('，')
}
