import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { putAndCheck } from './function-steps'
import type { FunctionState } from './platform'
import { codeHash, readStamp, releaseBefore, RELEASES, stampText } from './releases'
import { declarations } from './cloudbaserc'
import { UNCHANGED, type World } from './steps'

const kept = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder).filter((name) => /^[0-9a-f]{12}$/.test(name)) : [])

function target(states: readonly FunctionState[], asked: string | undefined, folder: string): string {
  const release = asked ?? releaseBefore(states.flatMap(({ description }) => readStamp(description) ?? []))
  const choice = `kept here: ${kept(folder).join(', ') || 'none'}`
  if (release === null) throw new Error(`nothing says which release was before; name it with --release (${choice})`)
  if (!kept(folder).includes(release)) throw new Error(`the bundles of release ${release} are not in ${folder} (${choice}); check out the sources it was made from, build and deploy them`)
  return release
}

/**
 * Brings the code of every function back to the release before, or to the one named; variables, limits and network stay as they are, and so
 * does the database: each migration is safe while the release before still runs. Once more, and it goes forward again.
 */
export async function rollBack(world: Pick<World, 'platform' | 'say'>, asked?: string, folder = RELEASES): Promise<void> {
  const found = await Promise.all(declarations.map(([name]) => world.platform.describeFunction(name)))
  const states = found.filter((state) => state !== null)
  const release = target(states, asked, folder)
  world.say(`Going back to release ${release}.`)
  for (const state of states) world.say(`function    ${state.name}: ${await bringBack(world, state, release, join(folder, release))}`)
}

async function bringBack(world: Pick<World, 'platform'>, state: FunctionState, release: string, root: string): Promise<string> {
  if (!existsSync(join(root, state.name))) return 'is not in that release; left as it is'
  const present = readStamp(state.description)
  if (present?.release === release) return UNCHANGED
  const { name, timeoutSeconds, memoryMb, runtime, variables, network } = state
  const description = stampText({ release, code: codeHash(join(root, name)), before: present?.release ?? '' })
  await putAndCheck(world, { name, timeoutSeconds, memoryMb, runtime, variables, network, description }, root)
  return 'gone back'
}
