import type { Refusal } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { isExcluded } from '../../../shared/case/audience'
import type { Case, TrailEntry } from '../../../shared/case/schema'
import { BOX_OF_STATUS } from '../../../shared/case/status'
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
}

/** The case if the caller may see it: actor (1 hop), then case (1). */
async function see(caseId: string, call: SignedInCall): Promise<Result<Seen, Refusal>> {
  const { actor } = await loadActor(call)
  const current = await call.ports.cases.load(caseId, tokensOf(actor))
  if (!current || isExcluded(current, actor)) return refuse('CASE_NOT_FOUND')
  return ok({ actor, current })
}

/** The newest part of the record. What the case itself still holds is nearly always all of it: only a longer one is read on (1 hop). */
async function newestTrail(current: Case, call: SignedInCall): Promise<TrailEntry[]> {
  const first = current.trail[0]?.seq ?? current.trailCount + 1
  const earlier = first > 1 ? await call.ports.cases.ledgerBefore(current._id, first, PAGE) : []
  return mergeTrail(current.trail, earlier)
}

/** Has it been rated? Asked only where it can be, and for those who may rate. */
async function isRated(current: Case, actor: Actor, call: SignedInCall): Promise<boolean> {
  if (BOX_OF_STATUS[current.status] === 'open' || sideOf(current, actor, call.now) !== 'company') return false
  return (await call.ports.repository.findOne('ratings', { _id: `case:${current._id}` })) !== null
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

/** One case as its reader may see it: two hops, three for a long record or one that may have been rated. */
export const getCase: UseCase<'case.get'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const seen = await see(input.caseId, call)
  if (!seen.ok) return seen
  const { actor, current } = seen.value
  const [trail, rated] = await Promise.all([newestTrail(current, call), isRated(current, actor, call)])
  const urls = await linksFor(readableFiles(current, trail, sideOf(current, actor, call.now)), call)
  return ok(detailOf(current, trail, actor, call.now, { urls, rated }))
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
  const { actor, current } = seen.value
  const entries = await newestTrail(current, call)
  while ((entries.at(-1)?.seq ?? 1) > 1) {
    const older = await call.ports.cases.ledgerBefore(current._id, entries.at(-1)?.seq ?? 1, 200)
    if (older.length === 0) break
    entries.push(...older)
  }
  return ok(receiptOf(current, entries, sideOf(current, actor, call.now)))
}
