import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { FUNCTIONS, type FunctionDeclaration, type FunctionName } from './functions'

/** Environment variables a function needs (see _runtime/config.ts); optional ones may be left unset. */
export const FUNCTION_VARIABLES = ['TENANT', 'WX_APPID', 'WX_SECRET', 'CODE_KEYS', 'DATA_KEYS', 'HMAC_KEY'] as const
export const OPTIONAL_VARIABLES = ['WX_API_BASE', 'TEMPLATE_IDS'] as const

export const RUNTIME = 'Nodejs20.19'
export const BUNDLES = 'dist/functions'
export const triggerName = (fn: FunctionName): string => `${fn}-tick`

export const declarations = Object.entries(FUNCTIONS) as [FunctionName, FunctionDeclaration][]

/** The configuration file of CloudBase's own command line, made from the table of functions. Secrets are named, never written. */
export function cloudbaserc() {
  const envVariables = Object.fromEntries(FUNCTION_VARIABLES.map((name) => [name, `{{env.${name}}}`]))
  return {
    version: '2.0',
    envId: '{{env.ENV_ID}}',
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

/** Which functions a client may call at all: `auth != null` or never (CloudBase: security rules of functions). */
export function functionRule(): Record<string, { invoke: string | false }> {
  return Object.fromEntries(declarations.map(([name, { clients }]) => [name, { invoke: clients ? 'auth != null' : false }]))
}

if (process.argv[1] && resolve(process.argv[1]).endsWith('_deploy/cloudbaserc.ts')) writeFileSync('cloudbaserc.json', cloudbasercText())
