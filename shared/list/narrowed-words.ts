import type { Filters, ListTable, Narrowed } from './list'

/** What a list is narrowed by, in words: 「状态：办理中」「只看紧急的」. `names`: of areas and units, by id. */
export function narrowedWords<F extends Filters>({ filters }: Pick<ListTable<F>, 'filters'>, asked: Narrowed<F>, names: Readonly<Record<string, string>>): string[] {
  return Object.entries(filters).flatMap(([name, { field }]) => {
    const chosen = (asked as Record<string, string | boolean | undefined>)[name]
    if (chosen === undefined || chosen === false) return []
    const label = field.zh ?? name
    if (chosen === true) return [label]
    return [`${label}：${field.kind === 'choice' ? field.words[chosen] ?? chosen : names[chosen] ?? chosen}`]
  })
}
