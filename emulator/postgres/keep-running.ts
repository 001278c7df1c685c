import { setTimeout as sleep } from 'node:timers/promises'
import { type Running } from './launch'

const WAITS_MS = [100, 500, 2000]
const LONGEST_MS = 5000

/**
 * Starts a server again that ended unasked (killed, or a full disk during its own recovery): its clients connect again at the same
 * address, and the process that serves people lives on. It is tried until it succeeds or stop() is called.
 */
export function keepRunning(first: Running, again: () => Promise<Running>, say: (line: string) => void): { pid(): number; stop(): Promise<void> } {
  const stopping = new AbortController()
  let running = first
  let reviving: Promise<void> = Promise.resolve()

  const watch = (): void => {
    void running.ended.then((how) => {
      if (stopping.signal.aborted) return
      say(`数据库意外结束（${how}），正在重新启动 (PostgreSQL ended, starting it again)`)
      reviving = revive()
    })
  }
  const revive = async (): Promise<void> => {
    for (let attempt = 0; !stopping.signal.aborted; attempt++) {
      try {
        await sleep(WAITS_MS[attempt] ?? LONGEST_MS, undefined, { signal: stopping.signal, ref: false })
        running = await again()
        watch()
        return
      } catch (error) {
        if (!stopping.signal.aborted) say(error instanceof Error ? error.message : String(error))
      }
    }
  }

  watch()
  return {
    pid: () => running.pid,
    async stop() {
      stopping.abort()
      await reviving
      await running.stop()
    },
  }
}
