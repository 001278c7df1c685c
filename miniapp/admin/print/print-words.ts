import type { OutputOf } from '@shared/api'
import { PRINT_TEMPLATES, PRINTED } from '@shared/register/print'
import { grouped } from '../numbers'

export type PrintShown = OutputOf<'print.show'>

/** 企业卡片（A4，裁开用） */
export const signWords = ({ of, template }: Pick<PrintShown, 'of' | 'template'>): string => `${PRINTED[of].zh}${PRINT_TEMPLATES[template].zh}（${PRINT_TEMPLATES[template].paper}）`

/** How many, on how many sheets, and how many of them are printed anew. */
export function countWords({ total, sheets, before }: Pick<PrintShown, 'total' | 'sheets' | 'before'>): string {
  const again = before === 0 ? '' : before === total ? '，都是重印' : `，其中 ${grouped(before)} 块是重印`
  return `共 ${grouped(total)} 块，${grouped(sheets)} 张纸${again}`
}

/** Lines that somebody has pasted. */
export const linesOf = (text: string): string[] => text.split(/[\n,，;；、\t]+/).map((line) => line.trim()).filter((line) => line !== '')
