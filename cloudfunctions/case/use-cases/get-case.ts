import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { isExcluded } from '../../../shared/case/audience'
import type { Case, TrailEntry } from '../../../shared/case/schema'
import { receiptOf } from '../../../shared/case/receipt'
import { detailOf, entryView, isReadable, mergeTrail, readableFiles, sideOf } from '../../../shared/case/view'
import { ok, type Result } from '../../../shared/kernel/result'
import type { Actor } from '../../../shared/permission/actor'
import { tokensOf } from '../../../shared/permission/tokens'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { loadActor } from '../load-actor'

const PAGE = 30

interface Seen {
  actor: Actor
  current: Case
  trail: TrailEntry[]
}

/** The case if the caller may see it: actor (1 hop), then case and newest ledger entries side by side (1). */
async function see(caseId: string, call: SignedInCall): Promise<Result<Seen, Refusal>> {
  const { actor } = await loadActor(call)
  const found = await call.ports.cases.loadWithLedger(caseId, tokensOf(actor))
  if (!found || isExcluded(found.case, actor)) return refuse('CASE_NOT_FOUND')
  return ok({ actor, current: found.case, trail: mergeTrail(found.case.trail, found.ledger) })
}

/** Links may fail: the case is shown all the same, files without a link. */
async function linksFor(fileIds: readonly string[], call: SignedInCall): Promise<ReadonlyMap<string, string>> {
  if (fileIds.length === 0) return new Map()
  try {
    return await call.ports.files.tempUrls(fileIds)
  } catch {
    call.log({ links: 'unavailable' })
    return new Map()
  }
}

/** One case as its reader may see it. */
export const getCase: UseCase<'case.get'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const [seen, rating] = await Promise.all([see(input.caseId, call), call.ports.repository.findOne('ratings', { _id: `case:${input.caseId}` })])
  if (!seen.ok) return seen
  const { actor, current, trail } = seen.value
  const urls = await linksFor(readableFiles(current, trail, sideOf(current, actor, call.now)), call)
  return ok(detailOf(current, trail, actor, call.now, { urls, rated: rating !== null }))
}

/** Older entries of the record than those `case.get` showed. */
export const getTrail: UseCase<'case.trail'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const [seen, older] = await Promise.all([see(input.caseId, call), call.ports.cases.ledgerBefore(input.caseId, input.before, PAGE + 1)])
  if (!seen.ok) return seen
  const { actor, current } = seen.value
  const side = sideOf(current, actor, call.now)
  const shown = older.slice(0, PAGE).filter((entry) => isReadable(entry, side))
  const urls = await linksFor([...new Set(shown.flatMap((entry) => (entry.content?.files ?? []).map((file) => file.fileId)))], call)
  return ok({ entries: shown.map((entry) => entryView(entry, actor, urls)), more: older.length > PAGE })
}

/** The whole chain for its holder to keep: verifiable without asking us. */
export const getReceipt: UseCase<'case.receipt'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const seen = await see(input.caseId, call)
  if (!seen.ok) return seen
  const { actor, current, trail } = seen.value
  const entries = [...trail]
  while ((entries.at(-1)?.seq ?? 1) > 1) {
    const older = await call.ports.cases.ledgerBefore(current._id, entries.at(-1)?.seq ?? 1, 200)
    if (older.length === 0) break
    entries.push(...older)
  }
  return ok(receiptOf(current, entries, sideOf(current, actor, call.now)))
}
