/** What may be wrong with a merge that is proposed, and what to do about it. */
export const MERGE_ERRORS = {
  MERGE_WAITING: '其中一个已经有合并在等确认。请到“等您决定”里先确认、退回或撤回那一个。',
  MERGE_ALONE: '没有第二位管理员可以确认。请先登记一位管这两处的系统管理员，再提出。',
  MERGE_NOT_FOUND: '没有找到这个合并，或不归您管。请刷新再看。',
  MERGE_SETTLED: '这个合并已经处理过了。请刷新看现在的样子。',
  MERGE_SAME_PERSON: '这是您自己提出的，要由另一位管理员确认。',
  MERGE_NOT_YOURS: '只有提出的人可以撤回。您可以退回它。',
  MERGE_CLOSED: '其中一个已经撤销或并到别处，不能再合并。请退回或撤回这个合并。',
  MERGE_STALE: '提出以后有人改过其中一个的登记。请退回或撤回，看过现在的登记再提一次。',
  MERGE_OVER: '提出已经超过 30 天，不能再确认。请退回或撤回，还需要的话再提一次。',
} as const
