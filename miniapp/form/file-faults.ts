import type { ReplyError } from '@shared/api'

/** What is wrong with a file that was refused with its form, beside it; how it is mended follows. */
const FAULTS: Readonly<Record<string, string>> = {
  FILE_NOT_YOURS: '这个附件已失效',
  FILE_MISSING: '这个附件没有传完',
  FILE_DIFFERS: '传上来的和选的时候不一样',
  FILE_TYPE: '这种文件不能上传',
}

/** Of a refusal: the code of each file at fault, by its place in what was sent; none when it is about something else. */
export function filesAtFault({ details }: Pick<ReplyError, 'details'>): ReadonlyMap<number, string> {
  const told = Array.isArray(details) ? (details as { path?: unknown; code?: unknown }[]) : []
  return new Map(told.flatMap(({ path, code }): [number, string][] => {
    const [, at] = /^files\.(\d+)/.exec(String(path)) ?? []
    return at === undefined ? [] : [[Number(at), String(code)]]
  }))
}

/** Would the same file, sent once more, be taken? One of a kind that is not taken never is. */
export const mayBeSentAgain = (code: string): boolean => code !== 'FILE_TYPE'

/** 这个附件没有传完，点一下重传 */
export const faultWords = (code: string, again: boolean): string => `${FAULTS[code] ?? '这个附件没有收下'}，${again ? '点一下重传' : '请删掉再添加'}`
