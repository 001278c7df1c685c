import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import Database from 'libsql'

// The floor: the same jobs with node:http and SQLite and nothing else. No sign-in, no rights, no validation, no second process, one durable
// transaction per write. Nobody could use it; it says what the machine and the engine cost by themselves.

export const STAMP = '2026-11-20T01:00:00.000Z'

export function openFloor(file: string) {
  const db = new Database(file)
  db.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table companies (id text primary key, officer text not null);
    create table cases (id text primary key, version int not null, status text not null, company text not null, officer text not null, title text not null, words text not null, due text not null);
    create index list on cases (officer, status, due, id);
    create table audit (id text not null, version int not null, at text not null, act text not null, who text not null, primary key (id, version));
    create table notices (id text not null, version int not null, person text not null, title text not null, primary key (id, version));
    create table ratings (id text primary key, level int not null, at text not null);`)
  const q = {
    officer: db.prepare('select officer from companies where id = ?'),
    put: db.prepare('insert into cases values (?, ?, ?, ?, ?, ?, ?, ?)'),
    audit: db.prepare('insert into audit values (?, ?, ?, ?, ?)'),
    notice: db.prepare('insert into notices values (?, ?, ?, ?)'),
    read: db.prepare('select * from cases where id = ?'),
    record: db.prepare('select * from audit where id = ? order by version'),
    list: db.prepare("select id, version, title, status, due, company from cases where officer = ? and status in ('filed', 'handling') order by due, id limit 20"),
    accept: db.prepare("update cases set status = 'handling', version = version + 1 where id = ? and status = 'filed' returning version, title"),
    rate: db.prepare("insert into ratings select id, ?, ? from cases where id = ? and status = 'closed'"),
  }
  const durably = <T>(work: () => T): T => db.transaction(work)()
  const file_ = (id: string, company: string, words: string, status: string, due: string): void => {
    const { officer } = q.officer.get(company) as { officer: string }
    q.put.run(id, 1, status, company, officer, words.slice(0, 30), words, due)
    q.audit.run(id, 1, STAMP, 'filed', company)
    q.notice.run(id, 1, officer, words.slice(0, 30))
  }
  const operations: Record<string, (body: Record<string, string>) => unknown> = {
    nothing: () => ({}),
    create: ({ company = '', text = '' }) => durably(() => {
      const id = randomUUID()
      file_(id, company, text, 'filed', STAMP)
      return { caseId: id, version: 1 }
    }),
    read: ({ caseId = '' }) => ({ ...(q.read.get(caseId) as object), audit: q.record.all(caseId) }),
    list({ officer = '', etag: known = '' }) {
      const items = q.list.all(officer) as { id: string; version: number }[]
      const etag = items.map(({ id, version }) => `${id}:${version}`).join()
      return etag === known ? { etag, unchanged: true, items: [] } : { etag, unchanged: false, items }
    },
    accept: ({ caseId = '', officer = '' }) => durably(() => {
      const { version, title } = q.accept.get(caseId) as { version: number; title: string }
      q.audit.run(caseId, version, STAMP, 'accepted', officer)
      q.notice.run(caseId, version, officer, title)
      return { caseId, version }
    }),
    rate: ({ caseId = '', level = '' }) => durably(() => {
      if (q.rate.run(Number(level), STAMP, caseId).changes !== 1) throw new Error('not to be rated')
      return { receipt: caseId }
    }),
  }
  return { db, file: file_, operations }
}

export function serveFloor(operations: Record<string, (body: Record<string, string>) => unknown>): Promise<Server> {
  const server = createServer((request, response) => {
    void bodyOf(request)
      .then((body) => ({ ok: true, data: operations[request.url?.slice(1) ?? '']?.(body) }))
      .catch((error: unknown) => ({ ok: false, error: String(error) }))
      .then((reply) => response.setHeader('content-type', 'application/json').end(JSON.stringify(reply)))
  })
  return new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server)) })
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return JSON.parse(Buffer.concat(parts).toString()) as Record<string, string>
}
