import { mkdirSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { startEmulator } from '../../emulator/emulator'
import { buildFunctions, FUNCTIONS_DIR } from '../../emulator/build/project'
import { insertRows } from '../../emulator/data/insert-rows'
import { seedTown } from '../../emulator/seed'
import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import { functionOf } from '../../shared/access/functions'
import { PRINT_TEMPLATE_NAMES, printsOf, type PrintTemplate } from '../../shared/register/print'
import { makeUscc } from '../../shared/register/uscc'
import { slownessNow } from '../machine'
import { temporaryFolder } from '../support/temporary-folder'
import { startFunction } from './function-process'
import { beginPeak, peakOf } from './peak'

const ADMIN = 'demo-admin'
const STREET = '370613001'
/** Seconds and megabytes on 2 cores, for 10,000. */
const [SECONDS, MEGABYTES] = [120, 512]

const company = (at: number): object => ({
  id: `bench-${at}`, uscc: makeUscc(`91370613MB${String(at).padStart(7, '0')}`), name: `烟台示例${at.toString(36).toUpperCase()}商贸有限公司`, area_id: STREET, address: `示范路 ${at % 900} 号`,
  state: 'operating', officer_id: null, contacts: [], contact_hashes: [], version: 1,
})

/** `npm run bench -- print 10000`: signs of so many companies that have no code yet, and the same printed again, by the function in a process of its own. */
export async function benchPrint([size = '10000', template = 'cards', ...rest]: readonly string[]): Promise<void> {
  const many = Number(size)
  const known = PRINT_TEMPLATE_NAMES.find((name) => name === template && printsOf(name, 'company'))
  if (rest.length > 0 || !Number.isInteger(many) || many < 1 || known === undefined) throw new Error('how many signs is a whole number: npm run bench -- print 10000 [cards]')
  const folder = temporaryFolder('mashangban-bench-print-')
  await buildFunctions()
  mkdirSync(join(folder, 'data'))
  const emulator = await startEmulator({ port: 0, dataDir: join(folder, 'data'), functionsDir: FUNCTIONS_DIR, seed: async (tools) => void (await seedTown(tools)), quiet: true })
  const own = startFunction('print', emulator)
  const ask = async <A extends ActionName>(action: A, input: InputOf<A>): Promise<OutputOf<A>> => {
    const reply = (await (functionOf(action) === 'print' ? own.call({ action, input }, ADMIN) : emulator.call(functionOf(action), { action, input }, ADMIN))) as Reply<OutputOf<A>>
    if (!reply.ok) throw new Error(`${action}: ${reply.error.code} ${reply.error.message}`)
    return reply.data
  }
  const print = async (what: string, kind: PrintTemplate): Promise<void> => {
    beginPeak(own.pid)
    const startedAt = performance.now()
    const { printId } = await ask('print.preview', { areaId: STREET, of: 'company', template: kind, chosen: { by: 'area', which: 'all' } })
    const sampled = (performance.now() - startedAt) / 1000
    await ask('print.begin', { requestId: `bench-${printId}`, printId })
    while (['waiting', 'writing'].includes((await ask('print.work', { printId })).state));
    const seconds = (performance.now() - startedAt) / 1000
    const { state, total, leftOut, files } = await ask('print.show', { printId })
    console.log(`${what}: ${state}, ${total} signs, ${leftOut} left out, ${files.length} files; sample after ${sampled.toFixed(1)} s, all after ${seconds.toFixed(1)} s (asked ${SECONDS} for 10,000), peak ${peakOf(own.pid)?.toFixed(0) ?? '?'} MB (asked ${MEGABYTES}), machine ${slownessNow().toFixed(1)} times its best`)
  }
  console.log(`${many} signs; load of the machine ${loadavg()[0]?.toFixed(1)}`)
  try {
    await insertRows(emulator.database, 'companies', emulator.environment.TENANT ?? '', Array.from({ length: many }, (_, at) => company(at)))
    await emulator.database.query('vacuum analyze mashangban.companies')
    await print('first', known)
    await print('again', known)
  } finally {
    await own.stop()
    await emulator.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
