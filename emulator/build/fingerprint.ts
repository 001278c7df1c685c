import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** A hash of the names and contents of everything in these files and folders: the same sources give the same text anywhere. */
export async function fingerprint(root: string, sources: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(sources.map((source) => listFiles(root, source)))).flat().sort()) {
    hash.update(`${file}\0`).update(await readFile(join(root, file))).update('\0')
  }
  return hash.digest('hex')
}

async function listFiles(root: string, path: string): Promise<string[]> {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!(await stat(full)).isDirectory()) return [path]
  const names = (await readdir(full)).filter((name) => name !== 'node_modules' && !name.startsWith('.'))
  return (await Promise.all(names.map((name) => listFiles(root, `${path}/${name}`)))).flat()
}

/** Whether `output` is there and the last successful build was over the same sources. */
export const isFresh = async (stampFile: string, current: string, output: string): Promise<boolean> =>
  existsSync(output) && (await readFile(stampFile, 'utf8').catch(() => '')) === current

/** Runs `build` unless `output` is there and the last successful run was over the same sources. Tells whether it ran. */
export async function whenStale(stampFile: string, current: string, output: string, build: () => Promise<void>): Promise<boolean> {
  if (await isFresh(stampFile, current, output)) return false
  await build()
  await mkdir(dirname(stampFile), { recursive: true })
  await writeFile(stampFile, current)
  return true
}
