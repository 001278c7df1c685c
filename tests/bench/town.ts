import { join } from 'node:path'
import { createCodeSigner } from '../../cloudfunctions/_adapters/crypto/code-signer'
import { withClient } from '../../cloudfunctions/_database/prepare'
import { parseConfig } from '../../cloudfunctions/_runtime/config'
import { startOwnServer } from '../../emulator/data/own-server'
import { startEmulator, type Emulator } from '../../emulator/emulator'
import { createRegistry } from '../../emulator/registry'
import { seedTown } from '../../emulator/seed'
import { NO_LIMITS } from '../support/no-limits'
import { toInstant } from '../../shared/kernel/instant'
import { TEMPLATES } from '../../shared/message/templates'
import { insertHistory, settleHistory } from '../support/bulk/history'
import { codeIdOf, insertPopulation, type Population } from '../support/bulk/population'
import type { Place, Served, Told } from './child'
import { ownCpu, treeCpu } from './cpu'
import { matterRows } from './matters'

/** Companies told to the load. */
const TOLD = 1000
/** Requests not yet accepted that are told. */
const TOLD_FILED = 2000

export interface Town extends Served {
  emulator: Emulator
  filed: { caseId: string; officer: string; seen: number }[]
  pids: number[]
}

/** The product over `size` cases: the emulator and the functions in this process, its own durable PostgreSQL beside it. */
export async function startTownServer({ folder, bundles, size, open = 0 }: Place, port = 0): Promise<Town> {
  const dataDir = join(folder, 'data')
  const servers = createRegistry()
  const database = await startOwnServer(dataDir, servers, () => undefined)
  const postmaster = Number(servers.info()['postgres']?.['pid'])
  const emulator = await startEmulator({ port, dataDir, functionsDir: bundles, quiet: true, undeclared: 'unasked', database, seed: async (tools) => {
    await seedTown(tools)
    await tools.insert('settings', [NO_LIMITS])
    await tools.insert('matters', await matterRows(tools.environment['TENANT'] ?? '', '370613', 'unit-water'))
  } })
  const query = <R extends object>(text: string, values?: unknown[]): Promise<R[]> => emulator.database.query<R>(text, values)
  const { population, closed } = await withClient(database.ownerUrl, async (owner) => {
    const people = await insertPopulation(owner, size, emulator.environment)
    const history = await insertHistory(owner, people, size, toInstant(emulator.clock.now()), { open })
    await settleHistory(owner)
    return { population: people, closed: history.closed }
  })
  const [stored] = await query<{ bytes: number }>('select pg_database_size(current_database())::float8 as bytes')
  return {
    emulator,
    told: toldOf(emulator, population, closed, stored?.bytes ?? 0),
    filed: await filedOf(query, population),
    pids: [process.pid, postmaster],
    cpu: () => ownCpu() + (treeCpu(postmaster) ?? 0),
    async forgetRatings() { await query("delete from mashangban.ratings where tenant = $1 and of = 'case' and id = any($2)", [emulator.environment.TENANT, closed.map(({ caseId }) => caseId)]) },
    makeDue: (cases) => makeDue(emulator, population, cases),
    async waiting() {
      const due = `count(*) filter (where kind %)::int`
      const [found] = await query<{ alarms: number; pushes: number }>(`select ${due.replace('%', "= 'alarm'")} as alarms, ${due.replace('%', "in ('push', 'send')")} as pushes from mashangban.jobs where parked_at is null and due_at <= $1`, [toInstant(emulator.clock.now())])
      return found ?? { alarms: 0, pushes: 0 }
    },
    async stop() {
      await emulator.stop()
      await servers.stop()
    },
  }
}

function toldOf({ url, environment }: Emulator, { clients }: Population, closed: readonly { caseId: string; client: number }[], bytes: number): Told {
  const signer = createCodeSigner(parseConfig({ ...environment }).codeKeys)
  const client = (at: number) => {
    const one = clients[at]
    if (!one) throw new Error('no such company')
    return { companyId: one.companyId, clerk: one.clerk.openid, officer: one.officer.openid }
  }
  return {
    url, bytes, busy: client(0).officer,
    clients: clients.slice(0, TOLD).map((_, at) => client(at)),
    closed: closed.map(({ caseId, client: at }) => ({ caseId, ...client(at) })),
    codes: clients.slice(0, TOLD).map((one) => signer.sign({ codeId: codeIdOf(one), revision: 0 })),
  }
}

async function filedOf(query: <R extends object>(text: string, values?: unknown[]) => Promise<R[]>, { clients }: Population): Promise<Town['filed']> {
  const openidOf = new Map(clients.map(({ officer }) => [officer.id, officer.openid]))
  const rows = await query<{ id: string; handler: string; version: number }>("select id, handler_id as handler, version from mashangban.cases where status = 'filed' and handler_id is not null limit $1", [TOLD_FILED])
  return rows.flatMap(({ id, handler, version }) => (openidOf.has(handler) ? [{ caseId: id, officer: openidOf.get(handler) ?? '', seen: version }] : []))
}

/** Alarms of so many requests at this moment, and a reminder at the platform and in the tables for each of their officers and clerks. */
async function makeDue(emulator: Emulator, { clients }: Population, cases: number): Promise<void> {
  const now = toInstant(emulator.clock.now())
  await emulator.database.query(`update mashangban.jobs set due_at = $1 where tenant = $2 and kind = 'alarm' and key in (select key from mashangban.jobs where tenant = $2 and kind = 'alarm' order by key limit $3)`, [now, emulator.environment.TENANT, cases])
  const told = [...new Map(clients.map(({ officer }) => [officer.openid, officer])).values()]
  for (const { openid } of told) for (const template of [TEMPLATES.task.id, TEMPLATES.action.id]) {
    await fetch(`${emulator.url}/__emulator/subscriptions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ openid, templateId: template, times: 100 }) })
  }
  await emulator.settle()
  await emulator.database.query('update mashangban.credits set granted = 1000 where granted > 0')
}
