import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import ts from 'typescript'
import { PROJECT_ROOT } from '../../../emulator/project-root'

const GENERATOR = join(PROJECT_ROOT, 'node_modules/openapi-typescript/bin/cli.js')

/** As strict as the strictest caller; a folder without a package.json of its own is CommonJS. */
const OPTIONS: ts.CompilerOptions = {
  strict: true, exactOptionalPropertyTypes: true, noEmitOnError: true, skipLibCheck: true, types: [], target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'], module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16,
}

/**
 * Generates the types of docs/openapi.json, compiles a program against them (it imports them as './api') as somebody outside would, and loads it.
 * What the compiler says comes first: an empty list, or nothing is loaded.
 */
export function compileAgainstOpenapi<T>(program: string): { complaints: readonly string[]; load: () => T; remove: () => void } {
  mkdirSync(join(PROJECT_ROOT, '.cache'), { recursive: true })
  // Inside the project, so that its packages are found.
  const folder = mkdtempSync(join(PROJECT_ROOT, '.cache/generated-client-'))
  const file = (name: string): string => join(folder, name)
  execFileSync(process.execPath, [GENERATOR, 'docs/openapi.json', '--output', file('api.ts'), '--default-non-nullable=false'], { cwd: PROJECT_ROOT, stdio: 'pipe' })
  writeFileSync(file('program.ts'), program)
  const compiled = ts.createProgram([file('program.ts')], OPTIONS)
  const { diagnostics } = compiled.emit()
  const said = [...ts.getPreEmitDiagnostics(compiled), ...diagnostics].map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  return {
    complaints: [...new Set(said)],
    load: () => createRequire(__filename)(file('program.js')) as T,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
