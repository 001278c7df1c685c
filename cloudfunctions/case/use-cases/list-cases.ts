import { isExcluded } from '../../../shared/case/audience'
import { parseCaseNumber } from '../../../shared/case/case-number'
import type { Case } from '../../../shared/case/schema'
import { summaryOf } from '../../../shared/case/view'
import type { CaseTab } from '../../../shared/api/case.api'
import { refuse } from '../../../shared/api/errors'
import { ok } from '../../../shared/kernel/result'
import { sha256Base64Url } from '../../../shared/kernel/sha256'
import { areaToken, companyToken, personToken, poolToken, superviseToken, type Token, tokensOf, unitToken } from '../../../shared/permission/tokens'
import type { ParsedOf } from '../../../shared/api'
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

/** One page of a tab, or the one case whose number was typed. */
async function read(input: ParsedOf<'case.list'>, token: Token, call: SignedInCall): Promise<Case[]> {
  const number = input.search ? parseCaseNumber(input.search) : null
  if (number?.ok) {
    const found = await call.ports.repository.findOne('cases', { number: number.value })
    return found && found.audience.includes(token) && found.box === input.box ? [found] : []
  }
  return call.ports.cases.page({
    token,
    box: input.box,
    after: input.cursor ?? null,
    limit: input.limit + 1,
    ...(input.search ? { titleContains: input.search } : {}),
    descending: input.box === 'done',
  })
}

/** 诉求列表: one hop, unchanged or not. Reading happens beside finding out who calls; nothing is shown before that is known. */
export const listCases: UseCase<'case.list'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const token = tokenOf(input.tab, call.caller.person)
  const [{ actor }, found] = await Promise.all([loadActor(call), read(input, token, call)])
  if (!tokensOf(actor).includes(token)) return refuse('NOT_ALLOWED')
  const page = found.slice(0, input.limit)
  const next = found.length > input.limit ? (page.at(-1)?.byDue ?? null) : null
  const shown = page.filter((current) => !isExcluded(current, actor))
  const etag = sha256Base64Url(JSON.stringify([shown.map(({ _id, version, calendarVersion }) => [_id, version, calendarVersion]), next])).slice(0, 16)
  if (input.etag === etag) return ok({ unchanged: true, etag, items: [], next })
  return ok({ unchanged: false, etag, items: shown.map((current) => summaryOf(current, actor, call.now)), next })
}
