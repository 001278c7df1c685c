import type { FileLinks } from '../../shared/flow/views'
import type { SignedInCall } from '../_runtime/use-case'

/** SQL: the files of the aggregate of that flow in the CTE `c`: a column `files`. */
export const storedFiles = (of: string): string => `coalesce((select json_agg(json_build_object('id', g.file_id, 'object', g.object, 'state', g.state)) from c, mashangban.files g
    where g.tenant = :tenant and g.of = '${of}' and g.id = c.id), '[]') as files`

export interface StoredFile {
  id: string
  object: string
  state: 'declared' | 'checked' | 'differs' | 'missing'
}

/** Links of ten minutes for the files somebody may open. They may fail: what they belong to is shown all the same, files without a link. */
export async function linksFor(fileIds: readonly string[], stored: readonly StoredFile[], call: SignedInCall): Promise<FileLinks> {
  const wanted = stored.filter(({ id }) => fileIds.includes(id))
  const good = wanted.filter(({ state }) => state === 'declared' || state === 'checked')
  const urls = good.length === 0 ? new Map<string, string>() : await call.ports.files.tempUrls(good.map(({ object }) => object)).catch(() => {
    call.log({ links: 'unavailable' })
    return new Map<string, string>()
  })
  return new Map(wanted.flatMap(({ id, object, state }): [string, { url: string } | { withheld: true }][] => {
    if (state === 'differs' || state === 'missing') return [[id, { withheld: true }]]
    const url = urls.get(object)
    return url === undefined ? [] : [[id, { url }]]
  }))
}
