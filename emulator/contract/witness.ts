import { randomUUID } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ActionName } from '../../shared/api'

/** One thing an action was seen to do: it answered, refused with a code, or told what its contract does not declare. */
export interface Seen {
  action: ActionName
  /** `ok`, or the code of a refusal. */
  answer?: string
  /** A path in its reply. */
  undeclared?: string
}

/** The folder in which whoever runs many processes, as `npm test` does, reads afterwards what was seen in all of them. */
export const SEEN_FOLDER = 'MSB_SEEN'

/** Notes each thing once, at once (the process may be killed), in a file of its own; nothing at all when nobody asked for it. */
export function createWitness(folder = process.env[SEEN_FOLDER]): (seen: Seen) => void {
  if (!folder) return () => undefined
  const file = join(folder, `${randomUUID()}.jsonl`)
  const noted = new Set<string>()
  return (seen) => {
    const line = JSON.stringify(seen)
    if (noted.has(line)) return
    noted.add(line)
    appendFileSync(file, `${line}\n`)
  }
}
