import { join } from 'node:path'
import { putFile, withFolder, WORKBOOK } from '../_files/put'
import type { Ports } from '../_ports'
import { StorageError } from '../_ports/file-store'
import { errorFields, type LogFields } from '../_runtime/logger'

interface Call {
  ports: Pick<Ports, 'files'>
  log(fields: LogFields): void
}

/**
 * Has a workbook written and puts it where `object` says, in place of what lies there: a link for ten minutes. Null: there was nothing to write (false), or the store does not take
 * it.
 */
export async function linkTo({ ports: { files }, log }: Call, object: string, write: (path: string) => Promise<boolean>): Promise<string | null> {
  try {
    const isThere = await withFolder(async (folder) => {
      const path = join(folder, 'written.xlsx')
      if (!(await write(path))) return false
      await putFile(files, object, path, WORKBOOK)
      return true
    })
    return isThere ? (await files.tempUrls([object])).get(object) ?? null : null
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    log(errorFields(error))
    return null
  }
}
