import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { type Emulator, startEmulator } from '../../emulator/emulator'
import { seedTown } from '../../emulator/seed'
import { PROJECT_ROOT } from '../../emulator/project-root'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { MORNING } from './morning'

/** The people of the seeded district that tests play with. Company 1 lies in 黄海路街道; its officer is officer 1. */
export const OWNER = 'demo-owner-1'
export const OTHER_OWNER = 'demo-owner-2'
export const OFFICER = 'demo-officer-1'
export const OTHER_OFFICER = 'demo-officer-2'
export const WATER_HEAD = 'demo-unit-water-1'
export const WATER_MEMBER = 'demo-unit-water-2'
export const WATER_OTHER = 'demo-unit-water-3'
export const MARKET_MEMBER = 'demo-unit-market-2'
export const INTEGRITY_MEMBER = 'demo-unit-integrity-2'
export const DISPATCHER = 'demo-dispatcher'
export const SUPERVISOR = 'demo-supervisor'
export const ADMIN = 'demo-admin'
export const RESIDENT = 'demo-resident-1'

export interface TownUnderTest {
  emulator: Emulator
  call<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<Reply<OutputOf<A>>>
  /** The data of a call that must succeed. */
  must<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<OutputOf<A>>
  /** Any input at all; for what must be refused. */
  send(action: string, input: unknown, openid: string | null): Promise<Reply<unknown>>
  /** Files a request of company 1 and gives its id. */
  file(over?: Partial<InputOf<'case.file'>>, openid?: string): Promise<OutputOf<'case.file'>>
  /** Does an act with the version of the moment; it must succeed. */
  act(action: ActionName, caseId: string, openid: string, over?: Record<string, unknown>): Promise<OutputOf<'case.accept'>>
  version(caseId: string, openid: string): Promise<number>
  scenes: { company(at: number): string; window(at: number): string; kind(kind: string): string }
  surface<T>(path: string, body?: unknown): Promise<T>
  hops(action: ActionName): Promise<number>
  stop(): Promise<void>
}

let serial = 0
/** A fresh requestId. */
export const draw = (): string => `test-request-${process.pid}-${++serial}`

/** The seeded places and people over freshly bundled functions, with nothing filed yet. */
export async function startTown(): Promise<TownUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), 'town-'))
  const functionsDir = join(folder, 'bundles')
  await bundleFunctions(join(PROJECT_ROOT, 'cloudfunctions'), functionsDir, Object.keys(FUNCTIONS))
  const emulator = await startEmulator({
    port: 0, dataDir: join(folder, 'data'), functionsDir, quiet: true, startsAt: Date.parse(MORNING), seed: async (tools) => { await seedTown(tools) },
  })
  const codes = emulator.database.state('codes').get('list') as { scene: string; kind: string }[]
  const nth = (kind: string, at: number): string => codes.filter((code) => code.kind === kind)[at]?.scene ?? ''

  const send = (action: string, input: unknown, openid: string | null): Promise<Reply<unknown>> =>
    emulator.call(action.split('.')[0] ?? '', { action, input }, openid ?? undefined)
  const call = async <A extends ActionName>(action: A, input: InputOf<A>, openid: string | null) => (await send(action, input, openid)) as Reply<OutputOf<A>>
  const must = async <A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<OutputOf<A>> => {
    const reply = await call(action, input, openid)
    if (!reply.ok) throw new Error(`${action} as ${openid}: ${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details ?? '')}`)
    return reply.data
  }
  const surface = async <T>(path: string, body?: unknown): Promise<T> => {
    const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    const reply = await fetch(`${emulator.url}/__emulator/${path}`, body === undefined ? {} : post)
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as T
  }
  const version = async (caseId: string, openid: string) => (await must('case.get', { caseId }, openid)).version
  return {
    emulator, call, must, send, surface, version,
    file: (over = {}, openid = OWNER) =>
      must('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, ...over }, openid),
    act: async (action, caseId, openid, over = {}) => {
      const reply = await send(action, { caseId, requestId: draw(), seen: await version(caseId, openid), ...over }, openid)
      if (!reply.ok) throw new Error(`${action} as ${openid}: ${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details ?? '')}`)
      return reply.data as OutputOf<'case.accept'>
    },
    scenes: { company: (at) => nth('company', at), window: (at) => nth('window', at), kind: (kind) => nth(kind, 0) },
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
