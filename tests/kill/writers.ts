import { pause, type Victim } from './victim'

/** A case whose filing was acknowledged, and the versions of its acts that were. */
export interface Acknowledged {
  caseId: string
  openid: string
  filing: object
  versions: number[]
}

/** What tells a person to press again: nothing was written, or nobody knows. */
const AGAIN = ['BUSY', 'OUTAGE', 'OUTCOME_UNKNOWN']
const PATIENCE_MS = 60_000
let serial = 0

interface Done {
  caseId: string
  version: number
}

/**
 * A person who presses again, with the same request, until it is done. Null: the system went away for good. Throws on any other answer: a refusal
 * that is no outage's would make somebody give up.
 */
async function press(victim: Victim, action: string, input: object, openid: string, over: () => boolean): Promise<Done | null> {
  for (const until = performance.now() + PATIENCE_MS; performance.now() < until; await pause(50)) {
    const reply = await victim.call<Done>(action, input, openid)
    if (reply?.ok) return reply.data
    if (reply && !AGAIN.includes(reply.error.code)) throw new Error(`${action}: ${reply.error.code} ${JSON.stringify(reply.error.details ?? '')}\n${await victim.errors()}`)
    if (reply === null && over()) return null
  }
  return null
}

/** Files and acts without pause until it is over; keeps what was acknowledged. */
export async function write(victim: Victim, openid: string, company: string, over: () => boolean, kept: Acknowledged[]): Promise<void> {
  while (!over()) {
    const number = ++serial
    const requestId = `kill-${process.pid}-${number}`
    const filing = { requestId, companyId: company, kind: 'help', text: `第 ${number} 件：货物运不出去（${process.pid}）`, contact: { name: '周禾' } }
    const filed = await press(victim, 'case.file', filing, openid, over)
    if (!filed) return
    const acknowledged: Acknowledged = { caseId: filed.caseId, openid, filing, versions: [1] }
    kept.push(acknowledged)
    for (let at = 0; at < 3; at++) {
      const noted = await press(victim, 'case.note', { caseId: filed.caseId, requestId: `${requestId}-note-${at}`, seen: at + 1, text: `补充 ${at}` }, openid, over)
      if (!noted) return
      acknowledged.versions.push(noted.version)
    }
  }
}
