import type { ActionName, OutputOf, ParsedOf, Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { ok, type Result } from '../../../shared/kernel/result'
import { keyOf } from '../../_flow/keyset'
import { type ListSource, type Page, viewing } from '../../_flow/listed'
import { permittedValue } from '../../_runtime/governed'
import type { Reader } from '../../_runtime/use-case'

const NOTHING = () => ({ items: [], next: null })

/**
 * A page of a list as `listed` answers it, but for two rights: that of the list, by which its rows are read, and that of exporting it. One trip.
 * @param action of the list.
 */
export async function readBatch<A extends ActionName, Found extends Page<unknown>>(action: A, source: ListSource<A, Found>, input: ParsedOf<A> & { cursor?: string | undefined; limit: number }, reader: Reader): Promise<Result<OutputOf<A>, Refusal>> {
  const after = keyOf(source.keyset, input.cursor, source.newestFirst(input))
  if (!after) return refuse('INPUT_INVALID')
  const asked = { ...reader, action }
  const found = await source.read(input, { ...after, limit: input.limit + 1 }, asked)
  const may = source.answer(found, NOTHING, input, { ...reader, action: 'export.begin' })
  if (!may.ok) return may
  const answered = source.answer(found, viewing(source.keyset, found), input, asked)
  return answered.ok ? ok(permittedValue(answered.value) as OutputOf<A>) : answered
}
