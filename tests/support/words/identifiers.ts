import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { PROJECT_ROOT } from '../../../emulator/project-root'

/** An identifier where it stands; `type` is the text of its annotation when it declares a parameter or a property that has one. */
export interface Identifier {
  file: string
  name: string
  type: string | null
}

const sourcesOf = (folder: string): string[] =>
  readdirSync(join(PROJECT_ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)).filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))

function annotationOf({ parent }: ts.Identifier): string | null {
  const declares = ts.isParameter(parent) || ts.isPropertySignature(parent)
  return declares && parent.type ? parent.type.getText() : null
}

/** Every identifier of the sources in a folder, as the compiler reads them: words in comments and texts are none. */
export function identifiersIn(folder: string): Identifier[] {
  return sourcesOf(folder).flatMap((file) => {
    const source = ts.createSourceFile(file, readFileSync(join(PROJECT_ROOT, file), 'utf8'), ts.ScriptTarget.Latest, true)
    const found: Identifier[] = []
    const walk = (node: ts.Node): void => {
      if (ts.isIdentifier(node)) found.push({ file, name: node.text, type: annotationOf(node) })
      ts.forEachChild(node, walk)
    }
    walk(source)
    return found
  })
}

/** `getHTTPAgent_ofUnit` → get, http, agent, of, unit; and each two that follow each other as one: `workOrder` is a `workorder`. */
export function wordsOf(name: string): string[] {
  const parts = name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_$]/).filter(Boolean).map((part) => part.toLowerCase())
  return [...parts, ...parts.slice(1).map((part, at) => `${parts[at] ?? ''}${part}`)]
}
