import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { PROJECT_ROOT } from '../../emulator/project-root'
import type { Reply } from '../../shared/api'
import { functionOf } from '../../shared/access/functions'
import { ask } from '../support/postgres/ask'

/** An emulator in a process of its own, over a folder that outlives it, with its own durable PostgreSQL. */
export interface Victim {
  start(): Promise<void>
  /** kill -9 of node: no handler runs, nothing is flushed that was not. Its PostgreSQL is stopped by the guard. */
  killNode(): Promise<void>
  /** kill -9 of PostgreSQL's first process; node lives on and starts it again. */
  killPostmaster(): Promise<void>
  /** kill -9 of one server process of a function: PostgreSQL cuts everybody and recovers. */
  killBackend(): Promise<void>
  /** Both at once: nothing is stopped in order. */
  killBoth(): Promise<void>
  /** Null: it died before it answered. */
  call<T>(action: string, input: unknown, openid: string): Promise<Reply<T> | null>
  /** Rows, as the owner of the tables. */
  rows<R extends object>(text: string): Promise<R[]>
  /** The last lines of the functions' log that tell of an error. */
  errors(): Promise<string>
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

export function createVictim(folder: string, bundles: string): Victim {
  let child: ChildProcess | null = null
  let url = ''
  let ownerUrl = ''

  const get = async <T>(path: string): Promise<T> => (await (await fetch(`${url}/__emulator/${path}`)).json()) as T
  /** The number of PostgreSQL's first process: another one after each death. */
  const postmaster = async (): Promise<number> => (await get<{ postgres: { pid: number } }>('info')).postgres.pid
  const rows = <R extends object>(text: string): Promise<R[]> => ask<R>(ownerUrl, text)

  async function start(): Promise<void> {
    const started = spawn(process.execPath, ['--import', 'tsx', join(PROJECT_ROOT, 'tests/kill/serve.ts'), folder, bundles], { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
    child = started
    url = await new Promise<string>((resolve, reject) => {
      started.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
      started.once('exit', (code) => reject(new Error(`did not start: ${code}`)))
    })
    ownerUrl = (await get<{ url: string }>('database')).url
  }

  function killNode(): Promise<void> {
    const dying = child
    child = null
    return new Promise((resolve) => {
      if (!dying || dying.exitCode !== null || dying.signalCode !== null) return resolve()
      dying.once('exit', () => resolve())
      dying.kill('SIGKILL')
    })
  }

  return {
    start,
    killNode,
    killPostmaster: async () => void process.kill(await postmaster(), 'SIGKILL'),
    async killBackend() {
      // Idle or at work, as it happens.
      const [backend] = await rows<{ pid: number }>("select pid from pg_stat_activity where usename = 'mashangban_app' order by backend_start limit 1")
      if (!backend) throw new Error('no function is connected')
      process.kill(backend.pid, 'SIGKILL')
    },
    async killBoth() {
      const server = await postmaster()
      process.kill(server, 'SIGKILL')
      await killNode()
    },
    async call<T>(action: string, input: unknown, openid: string) {
      try {
        const response = await fetch(`${url}/v1/functions/${functionOf(action)}`, {
          method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer dev:${openid}` }, body: JSON.stringify({ action, input }),
        })
        return (await response.json()) as Reply<T>
      } catch {
        return null
      }
    },
    rows,
    errors: async () => (await get<{ line: string }[]>('logs?count=200')).map(({ line }) => line).filter((line) => line.includes('"error"')).slice(-3).join('\n'),
  }
}
