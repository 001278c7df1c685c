import * as z from 'zod/mini'

/** A share of a limit that is used: more than nothing, less than all of it, which is when it is due. */
export const Share = z.number('请填 0 到 1 之间的数').check(z.gt(0, '请填 0 到 1 之间的数'), z.lt(1, '请填 0 到 1 之间的数'))

/**
 * 提醒进度: at which shares of its limits a case reminds by itself. Being due is no rung of it: that is the limit. The ladder in force when a case is
 * filed is pinned to it, as its limits are.
 */
export const Ladder = z.object({
  /** 签收: once, whoever has it. */
  response: Share,
  /** 办理: the first time. */
  handling: Share,
  /** 办理: the second. */
  pressing: Share,
  /** 补材料: the company. */
  supply: Share,
}).check(z.refine(({ handling, pressing }) => handling < pressing, '第二次办理提醒要晚于第一次'))
export type Ladder = z.infer<typeof Ladder>
export type Rung = keyof Ladder

/** Field guide: warn at 50 % and 80 %. Cases filed before ladders were pinned have this one. */
export const DEFAULT_LADDER: Ladder = { response: 0.5, handling: 0.5, pressing: 0.8, supply: 0.5 }
export const LADDER_CITATION = '默认提醒进度：时限用去一半、八成时提醒（本系统默认值，请按本地办法替换）'
