import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'

export interface TemplateProblem {
  readonly file: string
  readonly line: number
  readonly message: string
}

export interface CompiledPackage {
  /** Every file of the package, relative, with forward slashes. */
  readonly files: readonly string[]
  /** JavaScript expression whose value maps a template's path to its generator. */
  readonly generatorSource: string
  readonly problems: readonly TemplateProblem[]
}

/** Every file below a folder, relative to it, with forward slashes. */
export function listPackage(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort()
}

/** Compiles all WXML and WXS of a weapp build with WeChat's open-source compiler and says what it complains about. */
export function compileTemplates(dist: string): CompiledPackage {
  const group = new TmplGroup()
  const files = listPackage(dist)
  const problems: TemplateProblem[] = []
  for (const file of files) {
    const source = (): string => readFileSync(path.join(dist, file), 'utf8')
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), source())
    if (!file.endsWith('.wxml')) continue
    const found = group.addTmpl(file.slice(0, -'.wxml'.length), withColonEvents(source())) as readonly { startLine: number, message: string }[] | undefined
    for (const problem of found ?? []) problems.push({ file, line: problem.startLine, message: problem.message })
  }
  const generatorSource = group.getTmplGenObjectGroups()
  group.free()
  return { files, generatorSource, problems }
}

/** WeChat reads `bindtap` and `bind:tap` alike; this compiler takes only the second for an event. */
function withColonEvents(wxml: string): string {
  return wxml.replace(/(\s)(capture-bind|capture-catch|mut-bind|bind|catch)([a-z]+)=/g, '$1$2:$3=')
}
