import { routeCase as routeOf } from '../../../shared/case/route-case'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { companyOf, shownOf } from '../filing-company'
import { placesOf, readFiling } from '../read-filing'
import { saidBy } from '../../../shared/settings/names'

/** 交给谁: who would get a request now and why, by what files it (file-case.ts); nothing is written. One trip, none for a forged code. */
export const routeCase: UseCase<'case.route'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database, settings } = call.ports
  const shown = shownOf(input, call.ports)
  if (!shown.ok) return shown
  const asked = { ...input, requestId: '', files: [] }
  const read = await readFiling(database, { personId: call.caller.personId, now: call.now, input: asked, codeId: shown.value.identity?.codeId ?? null, unlisted: shown.value.unlisted, cold: settings.stale() })
  settings.take(read.settings ?? null)
  const found = companyOf(input, read, shown.value)
  if (!found.ok) return found
  const { holder, route } = routeOf({ kind: input.kind, matter: read.matter?.topic ?? input.matter ?? null, under: read.matter?.path ?? [] }, placesOf(read, found.value.company, asked, call.now))
  return ok({ to: { unitName: holder.unitName, handlerName: holder.handlerName }, reason: saidBy((await settings.at(call.now)).names, route.reason) })
}
