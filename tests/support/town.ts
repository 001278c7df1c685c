import type { ActionName, InputOf, OutputOf, Reply } from '../../shared/api'
import type { YearCalendar } from '../../shared/sla/calendar'
import { type Running, startOver } from './running'
import { townTemplate } from './seeded-templates'
import { CITY, CITY_ADMIN, OWNER, SECOND_CITY_ADMIN } from './townspeople'

export * from './townspeople'

export interface TownUnderTest extends Running {
  call<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<Reply<OutputOf<A>>>
  /** The data of a call that must succeed. */
  must<A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<OutputOf<A>>
  /** Files a request of company 1 and gives its id. */
  file(over?: Partial<InputOf<'case.file'>>, openid?: string): Promise<OutputOf<'case.file'>>
  /** Does an act with the version of the moment; it must succeed. */
  act(action: ActionName, caseId: string, openid: string, over?: Record<string, unknown>): Promise<OutputOf<'case.accept'>>
  version(caseId: string, openid: string): Promise<number>
  /** A year of days off, proposed by one administrator of the city and confirmed by the other; it holds in every function. */
  setYear(year: YearCalendar): Promise<void>
  scenes: { company(at: number): string; window(at: number): string; kind(kind: string): string }
}

let serial = 0
/** A fresh requestId. */
export const draw = (): string => `test-request-${process.pid}-${++serial}`

/** The seeded places and people over the functions, with nothing filed yet. */
export async function startTown(): Promise<TownUnderTest> {
  const running = await startOver(await townTemplate())
  const { send } = running
  const codes = await running.surface<{ scene: string; kind: string }[]>('codes')
  const nth = (kind: string, at: number): string => codes.filter((code) => code.kind === kind)[at]?.scene ?? ''

  const call = async <A extends ActionName>(action: A, input: InputOf<A>, openid: string | null) => {
    const reply = (await send(action, input, openid)) as Reply<OutputOf<A>>
    // Whatever is told has the words of the tenant in it (settings/names.ts), and no hole for them.
    const hole = /\{(product|officer)(Short)?\}/.exec(JSON.stringify(reply))
    if (hole) throw new Error(`${action} tells ${hole[0]}`)
    return reply
  }
  const must = async <A extends ActionName>(action: A, input: InputOf<A>, openid: string | null): Promise<OutputOf<A>> => {
    const reply = await call(action, input, openid)
    if (!reply.ok) throw new Error(`${action} as ${openid}: ${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details ?? '')}`)
    return reply.data
  }
  const version = async (caseId: string, openid: string) => (await must('case.get', { caseId }, openid)).version
  const ofCity = { areaId: CITY, name: 'calendar' } as const
  const setYear = async (year: YearCalendar): Promise<void> => {
    const { version: proposed } = await must('settings.propose', { ...ofCity, requestId: draw(), value: { years: { [year.year]: year } }, citation: year.citation }, CITY_ADMIN)
    await must('settings.decide', { ...ofCity, requestId: draw(), version: proposed, decision: 'confirm' }, SECOND_CITY_ADMIN)
  }
  return {
    ...running, call, must, version, setYear,
    file: (over = {}, openid = OWNER) =>
      must('case.file', { requestId: draw(), companyId: 'company-1', kind: 'help', text: '货物运不出去，缺一张运输证明。', contact: { name: '周禾' }, ...over }, openid),
    act: async (action, caseId, openid, over = {}) => {
      const reply = await send(action, { caseId, requestId: draw(), seen: await version(caseId, openid), ...over }, openid)
      if (!reply.ok) throw new Error(`${action} as ${openid}: ${reply.error.code} ${reply.error.message} ${JSON.stringify(reply.error.details ?? '')}`)
      return reply.data as OutputOf<'case.accept'>
    },
    scenes: { company: (at) => nth('company', at), window: (at) => nth('window', at), kind: (kind) => nth(kind, 0) },
  }
}
