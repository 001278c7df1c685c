import { statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { BUSY_OPEN, WORDS } from '../support/bulk/history'
import { serveBench, type Told } from './child'
import { ownCpu } from './cpu'
import { openFloor, serveFloor, STAMP } from './floor'

const OFFICERS = 40

/** The floor under the bench, in a process of its own, over `size` cases. */
serveBench(async ({ folder, size }) => {
  const path = join(folder, 'floor.db')
  const { db, file, operations } = openFloor(path)
  const count = Math.max(160, Math.ceil(size / 10))
  const clients = Array.from({ length: count }, (_, at) => ({ companyId: `company-${at}`, clerk: `company-${at}`, officer: `officer-${at % OFFICERS}` }))
  const closed: Told['closed'] = []
  const insertCompany = db.prepare('insert into companies values (?, ?)')
  db.transaction(() => { for (const { companyId, officer } of clients) insertCompany.run(companyId, officer) })()
  for (let from = 0; from < size; from += 10_000) {
    db.transaction(() => {
      for (let at = from; at < Math.min(from + 10_000, size); at++) {
        const client = clients[at < BUSY_OPEN ? 0 : at % count] as Told['clients'][number]
        const id = `past-${(at * 7919) % 1_000_003}-${at}`
        file(id, client.companyId, `第 ${at} 件。${WORDS}`, at < BUSY_OPEN ? 'filed' : 'closed', new Date(Date.parse(STAMP) + (at % 997) * 60_000).toISOString())
        if (at >= BUSY_OPEN && closed.length < (at / size) * 1000 + 1) closed.push({ caseId: id, ...client })
      }
    })()
  }
  db.exec('pragma wal_checkpoint(truncate)')
  const server = await serveFloor(operations)
  const nothing = async (): Promise<never> => Promise.reject(new Error('the floor has no jobs'))
  return {
    told: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, busy: clients[0]?.officer ?? '', clients: clients.slice(0, 1000), closed, codes: [], bytes: statSync(path).size },
    cpu: ownCpu,
    async forgetRatings() { db.exec('delete from ratings') },
    makeDue: nothing,
    waiting: nothing,
    async stop() {
      server.close()
      db.close()
    },
  }
})
