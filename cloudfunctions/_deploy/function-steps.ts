import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { RUNTIME, triggerName } from './cloudbaserc'
import type { FunctionDeclaration, FunctionName } from './functions'
import type { FunctionSpec, FunctionState } from './platform'
import { codeHash, readStamp, stampText } from './releases'
import { UNCHANGED, type Step, type World } from './steps'

/** What is being deployed: the folder of the bundles, and the name of the release that they are, asked for only once they must be there. */
interface Uploaded {
  bundles: string
  release(): string
}

function specOf(name: FunctionName, declaration: FunctionDeclaration, world: World, state: FunctionState | null, uploaded: Uploaded): FunctionSpec {
  if (world.password === null) throw new Error('the password of the app role is not known yet')
  const { timeoutSeconds, memoryMb } = declaration
  const release = uploaded.release()
  const stamp = state && readStamp(state.description)
  const before = stamp?.release === release ? stamp.before : (stamp?.release ?? '')
  return {
    name, timeoutSeconds, memoryMb,
    runtime: RUNTIME,
    description: stampText({ release, code: codeHash(join(uploaded.bundles, name)), before }),
    variables: { ...world.inputs.variables, PGPASSWORD: world.password },
    network: world.inputs.network,
  }
}

/** The names of what differs; empty when the function is as it is to be. Values are never in it. */
function differences(spec: FunctionSpec, state: FunctionState): string[] {
  const fields = (['timeoutSeconds', 'memoryMb', 'description', 'network'] as const).filter((field) => !isDeepStrictEqual(spec[field], state[field]))
  const all = new Set([...Object.keys(spec.variables), ...Object.keys(state.variables)])
  const variables = [...all].filter((name) => spec.variables[name] !== state.variables[name])
  return [...fields, ...variables, ...(state.publicNetwork ? [] : ['publicNetwork'])]
}

/** Writes and reads back: a call that succeeds is no proof that the network was taken. */
export async function putAndCheck({ platform }: Pick<World, 'platform'>, spec: FunctionSpec, root: string): Promise<void> {
  await platform.putFunction(spec, root)
  const state = await platform.describeFunction(spec.name)
  const left = state ? differences(spec, state) : ['everything']
  if (left.length > 0) throw new Error(`${spec.name} was uploaded and is not as it should be (${left.join(', ')}); look at it in the console, then deploy again`)
}

/** Uploads one function unless it is as it is to be, and reads it back. */
export const functionStep = (name: FunctionName, declaration: FunctionDeclaration, uploaded: Uploaded): Step => ({
  kind: 'function',
  what: `${name}: ${uploaded.bundles}/${name}, ${declaration.timeoutSeconds} s, ${declaration.memoryMb} MB, public network on, the database's network when given`,
  async run(world) {
    const state = await world.platform.describeFunction(name)
    if (state && state.runtime !== RUNTIME) throw new Error(`${name} runs on ${state.runtime}, which cannot be changed; delete the function in the console, then deploy again`)
    const spec = specOf(name, declaration, world, state, uploaded)
    const changes = state ? differences(spec, state) : []
    if (state && changes.length === 0) return UNCHANGED
    await putAndCheck(world, spec, uploaded.bundles)
    return state ? `updated (${changes.join(', ')})` : 'created'
  },
})

/** A trigger can't be changed, only made anew; a deployment killed in between makes it the next time. */
export const triggerStep = (fn: FunctionName, cron: string): Step => ({
  kind: 'trigger',
  what: `${fn}: ${triggerName(fn)} "${cron}" (UTC+8)`,
  async run({ platform }) {
    const name = triggerName(fn)
    const present = (await platform.describeFunction(fn))?.triggers.find((trigger) => trigger.name === name)
    if (present?.cron === cron) return UNCHANGED
    if (present) await platform.deleteTimer(fn, name)
    await platform.createTimer(fn, name, cron)
    return present ? 'replaced' : 'created'
  },
})
