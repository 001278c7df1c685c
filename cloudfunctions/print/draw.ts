import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '../../shared/kernel/instant'
import type { PrintTemplate } from '../../shared/register/print'
import { putFile, withFolder } from '../_files/put'
import type { FileStore } from '../_ports/file-store'
import type { Look, Sign } from '../_print/sign'
import { PDF } from './objects'

/** The writer of PDF and its fonts, loaded when something is first drawn: whoever only asks does not wait for them. */
export const drawing = () => import('../_print/write-signs')
export const fonts = () => import('../_print/texts')

/** Draws signs and puts the PDF into the store, in place of what lies there. Throws StorageError. Gives its pages, and its size in bytes. */
export const drawInto = (files: FileStore, object: string, template: PrintTemplate, signs: readonly Sign[], look: Look, at: Instant): Promise<{ pages: number; bytes: number }> =>
  withFolder(async (folder) => {
    const path = join(folder, 'signs.pdf')
    const { pages } = await (await drawing()).writeSigns(template, signs, look, at, createWriteStream(path))
    await putFile(files, object, path, PDF)
    return { pages, bytes: (await stat(path)).size }
  })
