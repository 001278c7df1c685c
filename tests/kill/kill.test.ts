import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FUNCTIONS } from '../../cloudfunctions/_deploy/functions'
import { bundleFunctions } from '../../emulator/build/bundle-functions'
import { PROJECT_ROOT } from '../../emulator/project-root'
import type { Reply } from '../../shared/api'
import { verifyChain, type VerifiableEntry } from '../../shared/case/trail'

/** How often the running system is killed: 5 in `npm test`, 50 in `npm run test:kill`. */
const KILLS = Number(process.env.KILLS ?? 5)
const WRITERS = 4

interface Acknowledged {
  caseId: string
  requestId: string
  text: string
  /** Versions of the acts that were acknowledged. */
  versions: number[]
}

let folder: string
let victim: ChildProcess | null = null
let url = ''
let serial = 0

async function start(): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(PROJECT_ROOT, 'tests/kill/serve.ts'), folder], { cwd: PROJECT_ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  victim = child
  url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()))
    child.once('exit', (code) => reject(new Error(`did not start: ${code}`)))
  })
}

/** kill -9: no handler runs, nothing is flushed that was not. */
function kill(): Promise<void> {
  const child = victim
  victim = null
  return new Promise((resolve) => {
    child?.once('exit', () => resolve())
    child?.kill('SIGKILL')
  })
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Null when the system died before it answered. */
async function call(action: string, input: unknown, openid: string): Promise<Reply<{ caseId: string; version: number }> | null> {
  try {
    const response = await fetch(`${url}/v1/functions/case`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer dev:${openid}` }, body: JSON.stringify({ action, input }),
    })
    return (await response.json()) as Reply<{ caseId: string; version: number }>
  } catch {
    return null
  }
}

/** Files and acts without pause until the system dies; keeps what was acknowledged. */
async function write(openid: string, company: string, until: () => boolean, kept: Acknowledged[]): Promise<void> {
  while (!until()) {
    const requestId = `kill-${process.pid}-${++serial}`
    const text = `第 ${serial} 件：货物运不出去`
    const filed = await call('case.file', { requestId, companyId: company, kind: 'help', text, contact: { name: '周禾' } }, openid)
    if (!filed) return
    if (!filed.ok) throw new Error(`${filed.error.code} ${JSON.stringify(filed.error.details)}`)
    const acknowledged: Acknowledged = { caseId: filed.data.caseId, requestId, text, versions: [1] }
    kept.push(acknowledged)
    for (let at = 0; at < 3; at++) {
      const noted = await call('case.note', { caseId: filed.data.caseId, requestId: `${requestId}-note-${at}`, seen: at + 1, text: `补充 ${at}` }, openid)
      if (!noted) return
      if (noted.ok) acknowledged.versions.push(noted.data.version)
    }
  }
}

async function receiptOf(caseId: string, openid: string): Promise<{ headHash: string; entries: VerifiableEntry[] }> {
  const reply = (await call('case.receipt', { caseId }, openid)) as Reply<unknown> | null
  if (!reply?.ok) throw new Error(`an acknowledged case is gone: ${caseId} ${JSON.stringify(reply)}`)
  return reply.data as { headHash: string; entries: VerifiableEntry[] }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kill-'))
  await bundleFunctions(join(PROJECT_ROOT, 'cloudfunctions'), join(folder, 'bundles'), Object.keys(FUNCTIONS))
}, 300_000)

afterAll(async () => {
  if (victim) await kill()
  rmSync(folder, { recursive: true, force: true })
})

it(`keeps every acknowledged request once, with its whole record, over ${KILLS} kills`, async () => {
  const kept: (Acknowledged & { openid: string })[] = []
  for (let round = 0; round < KILLS; round++) {
    await start()
    let over = false
    const mine: Acknowledged[][] = Array.from({ length: WRITERS }, () => [])
    const writers = mine.map((list, at) => write(`demo-owner-${at + 1}`, `company-${at + 1}`, () => over, list))
    // Once it is well under way, at a random moment.
    const acknowledged = () => mine.reduce((sum, list) => sum + list.length, 0)
    for (let waited = 0; acknowledged() < WRITERS && waited < 60_000; waited += 20) await pause(20)
    await pause(Math.random() * 1500)
    await kill()
    over = true
    await Promise.all(writers)
    mine.forEach((list, at) => kept.push(...list.map((one) => ({ ...one, openid: `demo-owner-${at + 1}` }))))
  }
  expect(kept.length).toBeGreaterThanOrEqual(KILLS * WRITERS)

  await start()
  for (const { caseId, requestId, text, versions, openid } of kept) {
    const receipt = await receiptOf(caseId, openid)
    expect(verifyChain(receipt.entries, receipt.headHash)).toMatchObject({ ok: true })
    // An act whose answer was cut off may be there; one that was acknowledged must be.
    expect(receipt.entries.length).toBeGreaterThanOrEqual(versions.length)
    expect(versions).toEqual(Array.from({ length: versions.length }, (_, at) => at + 1))
    const again = await call('case.file', { requestId, companyId: `company-${openid.replace('demo-owner-', '')}`, kind: 'help', text, contact: { name: '周禾' } }, openid)
    expect(again).toMatchObject({ ok: true, data: { caseId, version: 1 } })
  }
  await kill()
}, 60_000 + KILLS * 60_000)
