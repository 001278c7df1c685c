import type { InputOf, OutputOf } from '../../../shared/api'
import type { TownUnderTest } from '../town'

/** Every row of a list of cases, read page by page of that length. */
export async function wholeList(town: Pick<TownUnderTest, 'must'>, asked: Omit<InputOf<'case.list'>, 'cursor' | 'limit'>, openid: string, limit = 50): Promise<OutputOf<'case.list'>['items']> {
  const rows: OutputOf<'case.list'>['items'] = []
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await town.must('case.list', { ...asked, limit, ...(cursor ? { cursor } : {}) }, openid)
    rows.push(...page.items)
    cursor = page.next
  }
  return rows
}
