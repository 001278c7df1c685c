/** As much of a row as says how sure its company is; `unlisted`: it is in no register yet. */
interface Marked {
  companyName: string
  unlisted?: boolean | undefined
  verified: boolean
}

/** The mark of a case's company; null of one that a bound member has filed for. */
export const companyMark = ({ unlisted, verified }: Pick<Marked, 'unlisted' | 'verified'>): string | null => (unlisted === true ? '未登记' : verified ? null : '未核实')

/** Its name, with the mark behind it where there is one. */
export function markedName(row: Marked): string {
  const mark = companyMark(row)
  return mark === null ? row.companyName : `${row.companyName}（${mark}）`
}
