import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { open } from 'lmdb'
import { serveBench, type Told } from './child'
import { BUSY_OPEN, WORDS } from './history'

// The floor: the same jobs with node:http and lmdb and nothing else. No sign-in, no rights, no validation, no SDK, no second process:
// one durable transaction per write. Nobody could use it; it says what the machine and the engine cost by themselves.

interface FloorCase { id: string; version: number; status: string; company: string; officer: string; title: string; text: string; dueAt: string; trail: object[] }
interface Body { [field: string]: string }

const STAMP = '2026-11-20T01:00:00.000Z'
const OFFICERS = 40

serveBench(async ({ folder, size }) => {
  const file = join(folder, 'floor.mdb')
  const root = open({ path: file, noSubdir: true, maxDbs: 8, compression: false })
  const [cases, companies, audit, notices, ratings] = ['cases', 'companies', 'audit', 'notices', 'ratings'].map((name) => root.openDB({ name }))
  if (!cases || !companies || !audit || !notices || !ratings) throw new Error('the floor has no tables')
  const lists = root.openDB<string, string[]>({ name: 'lists', encoding: 'string' })
  const listed = (one: FloorCase): string[] => [one.officer, one.status === 'closed' ? 'done' : 'open', one.dueAt, one.id]
  const durably = async <T>(work: () => T): Promise<T> => {
    const result = await root.transaction(work)
    await root.flushed
    return result
  }
  /** Case, index entry, audit row and queued notice. */
  const put = (one: FloorCase, act: string, by: string): void => {
    cases.putSync(one.id, one)
    lists.putSync(listed(one), one.id)
    audit.putSync([one.id, one.version], { at: STAMP, act, by, status: one.status })
    notices.putSync([one.id, one.version], { to: one.officer, title: one.title })
  }
  const make = (id: string, company: string, text: string): FloorCase => {
    const { officer } = companies.get(company) as { officer: string }
    const trail = [{ seq: 1, at: STAMP, act: 'filed', by: company, text }]
    return { id, version: 1, status: 'filed', company, officer, title: text.slice(0, 30), text, dueAt: new Date(Date.parse(STAMP) + id.charCodeAt(0) * 60_000).toISOString(), trail }
  }
  const page = (officer: string): FloorCase[] =>
    Array.from(lists.getRange({ start: [officer, 'open'], end: [officer, 'open', '\uffff'], limit: 20 }), ({ value }) => cases.get(value) as FloorCase)

  const operations: Record<string, (body: Body) => unknown> = {
    create: async ({ company = '', text = '' }) => durably(() => {
      const one = make(randomUUID(), company, text)
      put(one, 'filed', company)
      return { caseId: one.id, version: 1 }
    }),
    read: ({ caseId = '' }) => ({ ...(cases.get(caseId) as FloorCase), audit: Array.from(audit.getRange({ start: [caseId], end: [caseId, Infinity] }), ({ value }) => value as unknown) }),
    list: ({ officer = '', etag: known = '' }) => {
      const found = page(officer)
      const etag = found.map(({ id, version }) => `${id}:${version}`).join()
      if (etag === known) return { etag, unchanged: true, items: [] }
      return { etag, unchanged: false, items: found.map(({ id, title, status, dueAt, company }) => ({ id, title, status, dueAt, company })) }
    },
    accept: async ({ caseId = '', officer = '' }) => durably(() => {
      const one = cases.get(caseId) as FloorCase
      if (one.status !== 'filed') throw new Error('not filed')
      put({ ...one, version: one.version + 1, status: 'handling', trail: [...one.trail, { seq: one.version + 1, at: STAMP, act: 'accepted', by: officer }] }, 'accepted', officer)
      return { caseId, version: one.version + 1 }
    }),
    rate: async ({ caseId = '', level = '' }) => durably(() => {
      const one = cases.get(caseId) as FloorCase
      if (one.status !== 'closed' || ratings.get(caseId)) throw new Error('not to be rated')
      ratings.putSync(caseId, { caseId, level, at: STAMP, receipt: randomUUID() })
      return { receipt: caseId }
    }),
  }

  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => operations[request.url?.slice(1) ?? '']?.(body))
      .then((data) => ({ ok: true, data }), (error: unknown) => ({ ok: false, error: String(error) }))
      .then((reply) => response.setHeader('content-type', 'application/json').end(JSON.stringify(reply)))
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })

  const count = Math.max(160, Math.ceil(size / 10))
  const clients = Array.from({ length: count }, (_, at) => ({ companyId: `company-${at}`, clerk: `company-${at}`, officer: `officer-${at % OFFICERS}` }))
  const closed: Told['closed'] = []
  for (let from = 0; from < size; from += 1000) {
    await root.transaction(() => {
      if (from === 0) for (const { companyId, officer } of clients) companies.putSync(companyId, { officer })
      for (let at = from; at < Math.min(from + 1000, size); at++) {
        const client = clients[at < BUSY_OPEN ? 0 : at % count] as Told['clients'][number]
        const one = { ...make(randomUUID(), client.companyId, `第 ${at} 件。${WORDS}`), status: at < BUSY_OPEN ? 'filed' : 'closed' }
        put(one, 'filed', client.clerk)
        if (one.status === 'closed' && closed.length < (at / size) * 1000 + 1) closed.push({ caseId: one.id, ...client })
      }
    })
  }
  await root.flushed
  return {
    told: { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, clients: clients.slice(0, 1000), closed, bytes: statSync(file).size },
    forgetRatings: () => ratings.clearAsync(),
    async stop() {
      server.close()
      await root.close()
    },
  }
})

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString()) as Body
}
