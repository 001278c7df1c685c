import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, renameSync, statSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

const OPEN_TO_READ = 0o004
/** For building extensions only: half of the size, never read by the server. */
const LEFT_OUT = (name: string): boolean => name.endsWith('.a') || name === 'pgxs' || name === 'pkgconfig'

/**
 * The programs once more, in a folder that the server's account can reach (root's clone may lie in a closed one). Made aside and
 * renamed, so half a copy is never run; one of the same version is used again. Answers the folder that stands for `native`.
 */
export function copyBinaries(native: string, folder: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const kept = join(folder, `programs-${version}`)
  if (!existsSync(kept)) {
    const draft = mkdtempSync(`${kept}.new-`)
    chmodSync(draft, 0o755)
    copyTree(native, join(draft, 'native'))
    renameSync(draft, kept)
  }
  return join(kept, 'native')
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { mode: 0o755 })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    if (LEFT_OUT(entry.name)) continue
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target)
    // Word for word: a relative link made absolute would point back into the closed folder.
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
    else copyFile(source, target)
  }
}

/** A second name of the same file costs nothing and no room; where that cannot be (another disk, closed to others), a copy open to read. */
function copyFile(source: string, target: string): void {
  const { mode } = statSync(source)
  if (mode & OPEN_TO_READ && linked(source, target)) return
  copyFileSync(source, target)
  chmodSync(target, mode & 0o100 ? 0o755 : 0o644)
}

function linked(source: string, target: string): boolean {
  try {
    linkSync(source, target)
    return true
  } catch {
    return false
  }
}
