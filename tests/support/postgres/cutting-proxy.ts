import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ClientConfig } from 'pg'

/**
 * When the connection of a statement is lost: `before` the server has it; `during`: it was sent and nobody waits for the answer; `after`
 * it is done, when the answer is on its way.
 */
export type Cut = 'before' | 'during' | 'after'

export interface CuttingProxy {
  /** The connection with this socket in between. */
  connection: ClientConfig
  /** Cuts the next statements that hold these bytes, as many as there are cuts, each in its way. */
  cut(mark: string, ...cuts: Cut[]): void
  /** Cuts made since the proxy began. */
  made(): number
  close(): Promise<void>
}

/** A socket between a client and a PostgreSQL whose `url` names a socket's folder (`host`) or an address. */
export async function startCuttingProxy(url: string): Promise<CuttingProxy> {
  const folder = mkdtempSync(join(tmpdir(), 'cut-'))
  const target = new URL(url.replace('@/', '@localhost/'))
  const host = target.searchParams.get('host')
  const port = target.searchParams.get('port') ?? (target.port || '5432')
  const open = new Set<Socket>()
  let plan: { mark: string; cuts: Cut[] } = { mark: '', cuts: [] }
  let made = 0

  const server = createServer((client) => {
    const upstream = host?.startsWith('/') ? connect(join(host, `.s.PGSQL.${port}`)) : connect(Number(port), host ?? target.hostname)
    const both = [client, upstream]
    const destroy = () => both.forEach((socket) => socket.destroy())
    let doomed = false
    for (const socket of both) {
      open.add(socket)
      socket.on('error', destroy)
      socket.on('close', () => { open.delete(socket); destroy() })
    }
    client.on('data', (bytes) => {
      const cut = plan.mark !== '' && bytes.includes(plan.mark) ? plan.cuts.shift() : undefined
      if (cut !== undefined) made++
      if (cut === 'before') return destroy()
      upstream.write(bytes, () => { if (cut === 'during') destroy() })
      if (cut === 'after') doomed = true
    })
    upstream.on('data', (bytes) => { if (doomed) destroy(); else client.write(bytes) })
  })
  await new Promise<void>((resolve) => server.listen(join(folder, '.s.PGSQL.5432'), resolve))

  return {
    connection: { host: folder, port: 5432, user: decodeURIComponent(target.username), password: decodeURIComponent(target.password), database: target.pathname.slice(1) },
    cut(mark, ...cuts) { plan = { mark, cuts } },
    made: () => made,
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
