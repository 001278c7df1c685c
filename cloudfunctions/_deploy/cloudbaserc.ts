import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FUNCTIONS, type FunctionDeclaration, type FunctionName } from './functions'
import { FUNCTION_VARIABLES } from './variables'

export const RUNTIME = 'Nodejs20.19'
export const BUNDLES = 'dist/functions'
export const triggerName = (fn: FunctionName): string => `${fn}-tick`

export const declarations = Object.entries(FUNCTIONS) as [FunctionName, FunctionDeclaration][]
export const functionNames = declarations.map(([name]) => name)

/**
 * The configuration file of CloudBase's own command line, made from the table of functions. Secrets are named, never written.
 * That command line replaces the variables as a whole, so every one that a function cannot do without is in it.
 */
export function cloudbaserc() {
  const envVariables = Object.fromEntries(FUNCTION_VARIABLES.map((name) => [name, `{{env.${name}}}`]))
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
    region: '{{env.TENCENTCLOUD_REGION}}',
    functionRoot: `./${BUNDLES}`,
    functions: declarations.map(([name, { timeoutSeconds, memoryMb, timer }]) => ({
      name,
      handler: 'index.main',
      runtime: RUNTIME,
      timeout: timeoutSeconds,
      memorySize: memoryMb,
      installDependency: false,
      envVariables,
      triggers: timer ? [{ name: triggerName(name), type: 'timer', config: timer }] : [],
      ignore: ['*.map'],
    })),
  }
}

export const cloudbasercText = (): string => `${JSON.stringify(cloudbaserc(), null, 2)}\n`

if (process.argv[1] && resolve(process.argv[1]).endsWith('_deploy/cloudbaserc.ts')) writeFileSync('cloudbaserc.json', cloudbasercText())
