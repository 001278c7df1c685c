import type { DecisionSort } from '@shared/api/decision.api'

/** What each sort of what waits is called where it stands by itself. */
export const SORT_WORDS: Record<DecisionSort, string> = {
  jobs: '停下的任务', proposals: '等确认的设置', merges: '等确认的合并', ready: '试算好的导入', stopped: '停下的导入', failed: '没有读成的导入',
  unmatched: '没有{officerShort}的企业', unlisted: '不在名册的企业', rules: '不起作用的结对规则',
}
export const isSort = (word: string | undefined): word is DecisionSort => word !== undefined && Object.hasOwn(SORT_WORDS, word)
