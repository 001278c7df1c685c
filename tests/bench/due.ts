import { percentile } from '../../emulator/stats/stats'
import type { Child, Waiting } from './child'
import { type Ask, send } from './load'
import { WORDS } from '../support/bulk/history'

/** Alarms that come due in one minute. */
export const DUE = 10_000
const MOST_TICKS = 8
/** Between two acts of users meanwhile. */
const PAUSE_MS = 20

export interface DueReport {
  due: number
  ticks: { seconds: number; left: Waiting }[]
  acts: { many: number; p50: number; p99: number }
}

/**
 * Ten thousand requests come due at once (all there are, of fewer). Ticks follow one another until nothing of it waits: alarms, their pushes, their
 * sends. Meanwhile users file, read their lists and accept, one call after another.
 */
export async function measureDue(product: Child): Promise<DueReport> {
  await product.makeDue(DUE)
  let left = await product.waiting()
  const due = left.alarms
  const times: number[] = []
  let running = true
  const users = (async () => {
    for (let at = 0; running; at++) {
      times.push(...(await actsOf(product, at)))
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  })()
  const ticks: DueReport['ticks'] = []
  while (left.alarms + left.pushes > 0 && ticks.length < MOST_TICKS) {
    const started = performance.now()
    await fetch(`${product.url}/__emulator/timers/run`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"force":true}' })
    left = await product.waiting()
    ticks.push({ seconds: (performance.now() - started) / 1000, left })
  }
  running = false
  await users
  return { due, ticks, acts: { many: times.length, p50: percentile(times, 0.5), p99: percentile(times, 0.99) } }
}

async function actsOf(product: Child, at: number): Promise<number[]> {
  const client = product.clients[(at * 7 + 1) % product.clients.length]
  if (!client) return []
  const fn = (action: string, openid: string, input: object): Ask => ({ path: '/v1/functions/case', openid, body: { action, input } })
  const filed = await send(product.url, fn('case.file', client.clerk, { requestId: `bench-due-file-${at}`, companyId: client.companyId, kind: 'help', text: WORDS, contact: { name: '周经办' } }))
  const listed = await send(product.url, fn('case.list', client.officer, { tab: { of: 'mine' }, box: 'open', limit: 20 }))
  const accepted = await send(product.url, fn('case.accept', client.officer, { caseId: filed.data.caseId, requestId: `bench-due-accept-${at}`, seen: 1 }))
  return [filed, listed, accepted].map(({ milliseconds }) => milliseconds)
}
