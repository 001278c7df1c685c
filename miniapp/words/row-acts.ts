/** Acts that a row of the work list offers right there, as they are said. */
export const ROW_ACT_WORDS = {
  accept: { row: '签收', done: '已签收，企业会收到消息' },
  claim: { row: '认领', done: '已认领，企业会收到消息' },
} as const
export type RowAct = keyof typeof ROW_ACT_WORDS
