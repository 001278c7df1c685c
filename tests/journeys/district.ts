import type { Emulator } from '../../emulator/emulator'
import type { ActionName, InputOf, OutputOf } from '../../shared/api'
import { DAY_MS } from '../../shared/kernel/instant'
import { functionOf } from '../../shared/access/functions'

type Kind = 'company' | 'window' | 'revoked' | 'replaced' | 'forged'

/** What a story needs of the district besides the screens: printed codes, and what other people do meanwhile. */
export interface District {
  /** The page that opens when the nth printed code of a kind is scanned; counted from 1. */
  scan(kind: Kind, nth?: number): Promise<string>
  /** The same for the code of a case of company 1. */
  scanSlip(caseId: string): Promise<string>
  /** The page that opens when that person scans a desk's code, which then lives for a day. */
  scanDesk(openid: string): Promise<string>
  /** Calls an action as somebody who is not on the screen; it must succeed. */
  as<A extends ActionName>(openid: string, action: A, input: InputOf<A>): Promise<OutputOf<A>>
  /** Does an act on a case with the version of the moment. */
  act(openid: string, action: ActionName, caseId: string, more?: Record<string, unknown>): Promise<void>
  /** Files a request of company 1 and answers its id. */
  file(text: string, more?: Partial<InputOf<'case.file'>>): Promise<string>
  /** Hands over notices and messages, as the timer does each minute. */
  minutePasses(): Promise<void>
  /** So many days pass, and what has become due meanwhile happens. */
  daysPass(days: number): Promise<void>
}

let serial = 0
const draw = (): string => `journey-${process.pid}-${++serial}`

const landing = (scene: string): string => `/pages/landing/index?scene=${encodeURIComponent(scene)}`

/** The district of a running emulator. */
export function districtOf(emulator: Emulator): District {
  const as: District['as'] = async <A extends ActionName>(openid: string, action: A, input: InputOf<A>) => {
    const reply = await emulator.call<OutputOf<A>>(functionOf(action), { action, input }, openid)
    if (!reply.ok) throw new Error(`${action} as ${openid}: ${reply.error.code} ${reply.error.message}`)
    return reply.data
  }
  return {
    as,
    async scan(kind, nth = 1) {
      const reply = await fetch(`${emulator.url}/__emulator/codes`)
      const codes = (await reply.json()) as { scene: string, kind: Kind }[]
      const printed = codes.filter((code) => code.kind === kind)[nth - 1]
      if (!printed) throw new Error(`no ${kind} code number ${nth}`)
      return landing(printed.scene)
    },
    async scanSlip(caseId) {
      const { scene } = await as('demo-owner-1', 'directory.codeImage', { caseId })
      return landing(scene)
    },
    async scanDesk(openid) {
      const headers = { 'content-type': 'application/json', 'x-desk': '1', origin: emulator.url, 'user-agent': 'Chrome Windows' }
      const { data } = (await (await fetch(`${emulator.url}/desk/code`, { method: 'POST', headers, body: '{}' })).json()) as { data: { code: string } }
      await as(openid, 'desk.look', { code: data.code })
      await emulator.database.query("update mashangban.desk_codes set until = until + interval '1 day' where state = 'seen'")
      return `/desk/confirm/index?code=${data.code}`
    },
    async act(openid, action, caseId, more = {}) {
      const { version } = await as(openid, 'case.get', { caseId })
      const input = { caseId, requestId: draw(), seen: version, ...more }
      await as(openid, action, input as unknown as InputOf<typeof action>)
    },
    async file(text, more = {}) {
      const filed = await as('demo-owner-1', 'case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text, contact: { name: '周禾' }, ...more })
      return filed.caseId
    },
    async daysPass(days) {
      await emulator.clock.moveTo(emulator.clock.now() + days * DAY_MS)
      await emulator.runTimers({ force: true })
    },
    async minutePasses() {
      await emulator.runTimers()
    },
  }
}
