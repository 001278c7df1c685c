import type { Code } from '../../shared/register/schema'
import { codesOf, type Issued } from '../_register/issue-codes'
import type { Call } from '../_runtime/use-case'

/** The code of something that nobody has made a sign for yet: what its pages go by. Null for whoever looks with the eyes of somebody else, who changes nothing. One trip. */
export async function firstCode({ ports: { database }, caller, now, random }: Call, of: Issued, id: string): Promise<Code | null> {
  return caller.viewedBy === undefined ? (await codesOf(database, of, [id], { at: now, random })).get(id) ?? null : null
}
