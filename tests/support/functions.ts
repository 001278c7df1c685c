import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import type { CollectionName, Documents } from '../../cloudfunctions/_ports/documents'
import type { Vault } from '../../cloudfunctions/_ports/vault'
import { createVault } from '../../cloudfunctions/_adapters/crypto/vault'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { personIdOf } from '../../cloudfunctions/_runtime/person-id'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { startEmulator, type Emulator } from '../../emulator/emulator'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { signCode } from '../../shared/directory/signed-code'
import { MORNING } from './morning'

/** The real functions, freshly bundled, over a real emulator with an empty database of its own. */
export interface FunctionsUnderTest {
  emulator: Emulator
  vault: Vault
  /** Calls an action as a person (nobody when null). */
  call<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<Reply<OutputOf<A>>>
  /** The same without the types, for input that must be refused. */
  send(action: string, input: unknown, openid: string | null): Promise<Reply<unknown>>
  personId(openid: string): string
  sign(codeId: string, revision?: number): string
  insert<C extends CollectionName>(collection: C, documents: readonly Omit<Documents[C], 'tenant' | 'schema'>[]): Promise<void>
  /** Documents as stored, by a plain filter (the tenant is added). */
  read<C extends CollectionName>(collection: C, filter?: Record<string, unknown>): Promise<Documents[C][]>
  /** One of the emulator's own paths, e.g. `phone-codes`. */
  surface<T>(path: string, body?: unknown): Promise<T>
  /** Longest chain of database calls an action has needed since the last reset. */
  hops(action: ActionName): Promise<number>
  stop(): Promise<void>
}

const SOURCES = resolve(__dirname, '../../cloudfunctions')

/** Starts functions over the emulator. `only` names the functions to bundle (all of them when absent). */
export async function startFunctions({ only }: { only?: readonly (keyof typeof FUNCTIONS)[] } = {}): Promise<FunctionsUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'functions-'))
  const functionsDir = join(folder, 'bundles')
  await bundleFunctions(SOURCES, functionsDir, only ?? Object.keys(FUNCTIONS))
  const emulator = await startEmulator({ port: 0, dataDir: join(folder, 'data'), functionsDir, seed: false, quiet: true, startsAt: Date.parse(MORNING) })
  const config = parseConfig(emulator.environment)
  const { tenant } = config

  const send = (action: string, input: unknown, openid: string | null): Promise<Reply<unknown>> =>
    emulator.call(action.split('.')[0] ?? '', { action, input }, openid ?? undefined)

  const surface = async <T>(path: string, body?: unknown): Promise<T> => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const reply = await fetch(`${emulator.url}/__emulator/${path}`, body === undefined ? {} : post)
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as T
  }

  return {
    emulator,
    vault: createVault(config),
    send,
    call: (action, input, openid) => send(action, input, openid) as ReturnType<FunctionsUnderTest['call']> as never,
    personId: (openid) => personIdOf(tenant, openid),
    sign: (codeId, revision = 0) => signCode(config.codeKeys, Object.keys(config.codeKeys).at(-1) ?? '', { codeId, revision }),
    async insert(collection, documents) {
      const data = documents.map((document) => JSON.stringify({ schema: 1, ...document, tenant }))
      await emulator.database.handle('database.insertDocument', { collectionName: collection, data })
    },
    async read<C extends CollectionName>(collection: C, filter: Record<string, unknown> = {}) {
      const query = JSON.stringify({ ...filter, tenant })
      const reply = await emulator.database.handle('database.getDocument', { collectionName: collection, queryType: 'WHERE', query, limit: 1000, multi: true })
      const { list } = (reply as { data: { list: string[] } }).data
      return list.map((text) => plain(JSON.parse(text)) as Documents[C])
    },
    surface,
    async hops(action) {
      const { actions } = await surface<{ actions: { action: string; hops: { max: number } }[] }>('stats')
      const row = actions.find((each) => each.action === action)
      if (!row) throw new Error(`${action} was not called`)
      return row.hops.max
    },
    async stop() {
      await emulator.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The values of EJSON as JavaScript has them (numbers and dates are wrapped on the wire). */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const [key, wrapped] = Object.entries(value)[0] ?? []
  if (key === '$numberInt' || key === '$numberDouble' || key === '$numberLong') return Number(wrapped)
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, plain(item)]))
}
