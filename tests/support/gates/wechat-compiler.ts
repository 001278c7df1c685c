import { spawnSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import path from 'node:path'
import { wxmlToJs } from 'miniprogram-compiler'
import { listPackage } from '../../weapp-runtime/templates'

const FOLDERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: 'linux/wcsc', darwin: 'mac/wcsc', win32: 'windows/wcsc.exe' }

/** What WeChat's own WXML and WXSS compilers refuse in a weapp build, in their words; empty when they accept it. */
export function compilerComplaints(dist: string): string[] {
  return [...wxmlComplaints(dist), ...wxssComplaints(dist)]
}

function wxmlComplaints(dist: string): string[] {
  try {
    // On a fault it may also answer an Error instead of throwing it, which its own code then glues into the text.
    const compiled = wxmlToJs(path.resolve(dist)).trim()
    return /^Error:/.test(compiled) ? [compiled.slice(0, 2_000)] : []
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)]
  }
}

/** Called directly: the package's own wrapper loses the compiler's message. */
function wxssComplaints(dist: string): string[] {
  const name = FOLDERS[process.platform]
  if (!name) return [`WeChat's compiler has no build for ${process.platform}`]
  const compiler = path.resolve('node_modules/miniprogram-compiler/bin', name)
  if (process.platform !== 'win32') chmodSync(compiler, 0o755)
  // All styles at once: one may import another.
  const styles = listPackage(dist).filter((file) => file.endsWith('.wxss'))
  if (styles.length === 0) return []
  const run = spawnSync(compiler, ['-db', '-pc', '0', ...styles], { cwd: dist, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  const said = `${run.stdout}\n${run.stderr}`.match(/^ERR:.*$/gm) ?? []
  return said.length > 0 || run.status === 0 ? said : [`the compiler of styles ended with ${String(run.status)}`]
}
