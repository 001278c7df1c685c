import { renameSync, writeFileSync } from 'node:fs'

/**
 * Replaces a file when the new one is complete: a process that is killed while writing must not leave half a file.
 * `flush`: the bytes are on the disk before the name is theirs.
 */
export function replaceFile(file: string, text: string, options: { mode?: number; flush?: boolean }): void {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, options)
  renameSync(draft, file)
}
