import { resolve } from 'node:path'
import CloudBase from '@cloudbase/manager-node'
import { BUNDLES, FUNCTION_VARIABLES, OPTIONAL_VARIABLES, RUNTIME } from './cloudbaserc'
import type { Step } from './plan'

export interface Account {
  envId: string
  secretId: string
  secretKey: string
}

/** Carries out one step in the given environment. Throws what the platform answers; the caller stops there and may run all again. */
export function createDeployer(account: Account, environment: Readonly<Record<string, string | undefined>>): (step: Step) => Promise<void> {
  const { database, functions, permission } = CloudBase.init(account)
  const variables = Object.fromEntries([...FUNCTION_VARIABLES, ...OPTIONAL_VARIABLES].flatMap((name) => {
    const value = environment[name]
    return value === undefined || value === '' ? [] : [[name, value]]
  }))

  return async (step) => {
    switch (step.do) {
      case 'collection':
        await database.createCollectionIfNotExists(step.name)
        return
      case 'closeCollection':
        await permission.modifyResourcePermission({ resourceType: 'collection', resource: step.name, permission: 'ADMINONLY' })
        return
      case 'index': {
        const { name, keys, unique = false } = step.index
        if ((await database.checkIndexExists(step.collection, name)).Exists) return
        const MgoIndexKeys = keys.map(([Name, direction]) => ({ Name, Direction: String(direction) }))
        await database.updateCollection(step.collection, { CreateIndexes: [{ IndexName: name, MgoKeySchema: { MgoIsUnique: unique, MgoIndexKeys } }] })
        return
      }
      case 'function':
        await functions.createFunction({
          force: true,
          functionRootPath: resolve(BUNDLES),
          func: {
            name: step.name,
            handler: 'index.main',
            runtime: RUNTIME,
            timeout: step.declaration.timeoutSeconds,
            memorySize: step.declaration.memoryMb,
            installDependency: false,
            ignore: ['*.map'],
            // Replaced as a whole by the platform, never merged.
            envVariables: variables,
          },
        })
        return
      case 'trigger':
        // A trigger can't be changed, only made anew; on the first deployment there is none to delete.
        await functions.deleteFunctionTrigger(step.fn, step.name).catch(() => undefined)
        await functions.createFunctionTriggers(step.fn, [{ name: step.name, type: 'timer', config: step.cron }])
        return
      case 'functionRule':
        await permission.modifyResourcePermission({ resourceType: 'function', permission: 'CUSTOM', securityRule: JSON.stringify(step.rule) })
        return
      case 'byHand':
        return
    }
  }
}
