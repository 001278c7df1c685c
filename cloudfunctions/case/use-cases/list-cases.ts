import { isExcluded } from '../../../shared/case/audience'
import { parseCaseNumber } from '../../../shared/case/case-number'
import type { CaseRow, CaseStamp } from '../../../shared/case/schema'
import { summaryOf } from '../../../shared/case/view'
import type { CaseTab } from '../../../shared/api/case.api'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { sha256Base64Url } from '../../../shared/kernel/sha256'
import { areaToken, companyToken, personToken, poolToken, superviseToken, type Token, tokensOf, unitToken } from '../../../shared/permission/tokens'
import type { Actor } from '../../../shared/permission/actor'
import type { ParsedOf } from '../../../shared/api'
import type { CasePage } from '../../_ports/case-store'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { loadActor } from '../load-actor'

/** A tab is one token, made from the input and the openid alone, so that the list is read beside the actor. */
function tokenOf(tab: CaseTab, person: string): Token {
  switch (tab.of) {
    case 'mine': return personToken(person)
    case 'company': return companyToken(tab.companyId)
    case 'unit': return unitToken(tab.unitId)
    case 'pool': return poolToken(tab.areaId)
    case 'area': return areaToken(tab.areaId)
    case 'supervise': return superviseToken(tab.areaId)
  }
}

interface Page<Row> {
  rows: Row[]
  next: string | null
}

/** The one case whose number was typed, if it lies in this tab; undefined when what was typed is no number. */
async function byNumber(input: ParsedOf<'case.list'>, token: Token, call: SignedInCall): Promise<Page<CaseRow> | undefined> {
  const number = input.search ? parseCaseNumber(input.search) : null
  if (!number?.ok) return undefined
  const found = await call.ports.repository.findOne('cases', { number: number.value })
  return { rows: found && found.audience.includes(token) && found.box === input.box ? [found] : [], next: null }
}

const pageOf = (input: ParsedOf<'case.list'>, token: Token): CasePage => ({
  token,
  box: input.box,
  after: input.cursor ?? null,
  limit: input.limit + 1,
  ...(input.search ? { titleContains: input.search } : {}),
  descending: input.box === 'done',
})

const cut = <Row extends CaseStamp>(found: readonly Row[], limit: number): Page<Row> => {
  const rows = found.slice(0, limit)
  return { rows, next: found.length > limit ? (rows.at(-1)?.byDue ?? null) : null }
}

const shownTo = <Row extends CaseStamp>({ rows, next }: Page<Row>, actor: Actor): Page<Row> => ({ rows: rows.filter((row) => !isExcluded(row, actor)), next })

const etagOf = ({ rows, next }: Page<CaseStamp>): string =>
  sha256Base64Url(JSON.stringify([rows.map(({ _id, version, calendarVersion }) => [_id, version, calendarVersion]), next])).slice(0, 16)

/**
 * 诉求列表: one hop, beside finding out who calls; nothing is shown before that is known. Who has the list already (an etag) is asked for by
 * stamps alone, so that a refresh that finds nothing new costs almost nothing; only one that does reads the rows, in a second hop.
 */
export const listCases: UseCase<'case.list'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { cases } = call.ports
  const token = tokenOf(input.tab, call.caller.person)
  const rows = async (): Promise<Page<CaseRow>> => (await byNumber(input, token, call)) ?? cut(await cases.page(pageOf(input, token)), input.limit)
  const stamps = input.etag && !input.search ? cases.stamps(pageOf(input, token)).then((found) => cut(found, input.limit)) : null
  const [{ actor }, first] = await Promise.all([loadActor(call), stamps ?? rows()])
  if (!tokensOf(actor).includes(token)) return refuse('NOT_ALLOWED')
  const seen = etagOf(shownTo(first, actor))
  if (input.etag === seen) return ok({ unchanged: true, etag: seen, items: [], next: first.next })
  const page = shownTo(stamps ? await rows() : (first as Page<CaseRow>), actor)
  return ok({ unchanged: false, etag: etagOf(page), items: page.rows.map((row) => summaryOf(row, actor, call.now)), next: page.next })
}
