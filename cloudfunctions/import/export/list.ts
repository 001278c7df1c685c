import { ok } from '../../../shared/kernel/result'
import { statement } from '../../_database/statement'
import { afterKey, BY_INSTANT } from '../../_flow/keyset'
import { type ListSource, type Page, pageOf } from '../../_flow/listed'
import { type Export, rowOf } from './read-export'

type Row = Parameters<typeof rowOf>[0]

const readList = statement<{ personId: string; limit: number }, Row>('export_list', `
  select e.id, e.list, e.words, e.state, e.rows, e.failure, e.made_at, e.ended_at, e.until from mashangban.exports e
  where e.tenant = :tenant and e.person_id = :personId and ${afterKey(BY_INSTANT, { at: 'e.made_at', id: 'e.id' }, true)} order by e.made_at desc, e.id desc limit :limit`)

/** What somebody has had written, the newest first. One trip. */
export const EXPORTS: ListSource<'export.list', Page<Row>> = {
  keyset: BY_INSTANT,
  newestFirst: () => true,
  async read(_input, after, { caller: { personId }, ports: { database } }) {
    return pageOf(await database.rows(readList, { ...after, personId }), after.limit, ({ made_at, id }: Pick<Export, 'made_at' | 'id'>) => [made_at, id])
  },
  answer: (_found, page, _input, { now }) => ok(page((row) => rowOf(row, now))),
}
