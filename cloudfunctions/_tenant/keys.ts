import { createVault } from '../_adapters/crypto/vault'
import { GIVEN_VARIABLES, OPTIONAL_VARIABLES } from '../_deploy/variables'
import type { Vault } from '../_ports/vault'
import { parseConfig } from '../_runtime/config'
import { CannotMake } from './wanted'

/** Keys that a tenant's functions need, each drawn by the command unless the environment has it. */
const KEYS = ['CODE_KEYS', 'DATA_KEYS', 'HMAC_KEY'] as const
export type Keys = Readonly<Record<(typeof KEYS)[number], string>>

/** The keys of the environment, and those that had to be drawn: `fresh` names them, they are printed once. */
export function keysOf(environment: Readonly<Record<string, string | undefined>>, random: (bytes: number) => Uint8Array): { keys: Keys; fresh: (keyof Keys)[] } {
  const drawn = (): string => Buffer.from(random(32)).toString('base64')
  const fresh = KEYS.filter((name) => !environment[name])
  const made = { CODE_KEYS: JSON.stringify({ a: drawn() }), DATA_KEYS: JSON.stringify({ a: drawn() }), HMAC_KEY: drawn() }
  const given = Object.fromEntries(KEYS.flatMap((name) => (environment[name] ? [[name, environment[name]]] : [])))
  return { keys: { ...made, ...given }, fresh }
}

/** Seals and hashes as this tenant's functions will. Throws CannotMake, naming the key that they would refuse. */
export function vaultOf(tenant: string, keys: Keys): Vault {
  try {
    return createVault(parseConfig({ TENANT: tenant, ...keys, WX_APPID: 'x', WX_SECRET: 'x', PGHOST: 'x', PGUSER: 'x' }))
  } catch (error) {
    throw new CannotMake(`环境变量里的密钥不对，没有改动（${error instanceof Error ? error.message : String(error)}）。不设就由这个命令生成`)
  }
}

/** What to set before `npm run deploy`: known values, keys that were drawn, and by name what only the operator has. */
export function variableLines(tenant: string, { keys, fresh }: ReturnType<typeof keysOf>): string[] {
  const known = new Set<string>(['TENANT', ...KEYS])
  return [
    `TENANT=${tenant}`,
    ...fresh.map((name) => `${name}='${keys[name]}'`),
    ...KEYS.filter((name) => !fresh.includes(name)).map((name) => `# ${name}：用环境变量里的这一个`),
    ...GIVEN_VARIABLES.filter((name) => !known.has(name)).map((name) => `${name}=…`),
    `# 可选：${OPTIONAL_VARIABLES.join(' ')}`,
  ]
}
