import { byDueOf } from '../../shared/flow/clocks'
import type { Change, Recorded, Ref, Shape } from '../../shared/flow/shape'
import type { Instant } from '../../shared/kernel/instant'
import { FOLDING, fold, gramsOf } from '../../shared/kernel/fold'
import type { Count } from '../../shared/settings/quotas'
import { counted } from '../_database/counting'
import type { Queries } from '../_database/connection'
import type { RequestRow } from '../_runtime/command'
import { type Beside, type JobDate, partsOf } from './beside'
import { entryRows } from './entries'
import type { AnyKept, Placed } from './kept'
import { noticesFor } from './notices'
import { changing, filing } from './writing'

export const alarmKey = ({ of, id }: Ref): string => `${of}:${id}`
export const entryKey = ({ of, id }: Ref, seq: number): string => `${of}:${id}:${seq}`

/** One aggregate that a writing changes, or (`read` null) makes. */
export interface Piece {
  kept: AnyKept
  read: Recorded<Shape> | null
  change: Change<Shape, Recorded<Shape>>
}

/** Who does it, and what else is written with it. */
export interface Doing {
  doer: string
  at: Instant
  files?: readonly { id: string; until: Instant }[]
  claim?: string
  /** The row of a company that is in no register, where it is filed for one. */
  unlisted?: object | null
  /** The row that takes back what an administrator has said of such a company, where it is filed for by its name. */
  recognised?: object | null
  /** One more of each is counted with it; over a limit nothing is written (DatabaseFailure `limit`). */
  counts?: readonly Count[]
}

const refOf = ({ kept, change }: Piece): Ref => ({ of: kept.flow.of, id: change.next.id })
const later = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** Where it stands and is found: written anew only when that has moved. Null: it is not there yet, or is found by its parent alone. */
interface Standing extends Placed {
  stamp: string
}
function standing({ placed }: AnyKept, doc: Recorded<Shape> | null): Standing | null {
  if (doc === null || placed === null) return null
  const place = placed(doc)
  return { ...place, stamp: JSON.stringify([doc.box, byDueOf(doc), doc.closedAt, place.areaPath, place.facets]) }
}

/** What happens later because of one piece: its next alarm, a look at the pictures of its entries. */
const jobsOf = (piece: Piece, at: Instant): JobDate[] => {
  const ref = refOf(piece)
  const pictures = piece.change.entries.filter((entry) => entry.content?.files?.length)
  return [
    { ...ref, kind: 'alarm', key: alarmKey(ref), due: piece.change.wakeAt },
    ...pictures.map(({ seq }) => ({ ...ref, kind: 'media', key: entryKey(ref, seq), due: at, args: { seq } })),
  ]
}

function besideOf(pieces: readonly Piece[], tenant: string, { doer, at, files = [], claim, unlisted = null, recognised = null, counts = [] }: Doing): Beside {
  const [main] = pieces
  if (!main) throw new TypeError('nothing to write')
  const { kept, read, change: { next } } = main
  const [before, after] = [standing(kept, read), standing(kept, next)]
  const moved = after !== null && before?.stamp !== after.stamp
  const followers = after?.followers ?? []
  const known = before?.followers ?? []
  const followed = (known.length > 0 || followers.length > 0) && (moved || JSON.stringify(known) !== JSON.stringify(followers))
  const rows = pieces.map((piece) => entryRows(piece.kept.flow.of, piece.change.next.id, piece.change.entries, tenant))
  return {
    about: next.id,
    entries: rows.flatMap(({ entries }) => entries),
    contents: rows.flatMap(({ contents }) => contents),
    path: moved ? [...after.areaPath] : null,
    facets: after?.facets ?? {},
    followers: followed ? [...followers] : null,
    files: files.map(({ id }) => id),
    unlisted,
    recognised,
    notices: pieces.flatMap((piece) => noticesFor(refOf(piece), piece.change)),
    jobs: [
      ...pieces.flatMap((piece) => jobsOf(piece, at)),
      ...files.map(({ id, until }) => ({ ...refOf(main), kind: 'file', key: id, due: later(at, until) })),
    ],
    counts: counted(counts), doer, at, claim: claim ?? null,
  }
}

/**
 * Writes something new with all that belongs to it: its row, its code, the words it is found by. One trip. Throws a DatabaseFailure
 * `constraint`: requests_pkey (a repeat), a number or id that is taken (draw again).
 */
export async function writeNew(queries: Queries, tenant: string, piece: Piece, codeId: string, request: RequestRow, doing: Doing): Promise<void> {
  const { kept, change: { next } } = piece
  const besides = besideOf([piece], tenant, doing)
  const words = kept.placed === null ? [] : kept.placed(next).words
  await queries.one(filing(kept, partsOf(besides, true)), {
    ...besides, request, row0: kept.toRow(next, tenant), codeId, folding: FOLDING, folded: words.map(fold).join('\n'), grams: gramsOf(...words),
  })
}

/** Parents before children, then by id: everybody locks in one order. */
const inOrder = (pieces: readonly Piece[]): Piece[] =>
  [...pieces].sort((a, b) => Number('asParent' in a.kept.flow.audience) - Number('asParent' in b.kept.flow.audience) || (a.change.next.id < b.change.next.id ? -1 : 1))

/**
 * Writes what was decided, the aggregate that was acted on first, with it whatever its parent or children have to say. One trip; false when the
 * version of one is no longer the one that was read, and nothing was written. Throws a DatabaseFailure `claimLost` when that is so of some
 * and not of others: read and decide again.
 */
export async function writeChange(queries: Queries, tenant: string, pieces: readonly Piece[], doing: Doing, request?: RequestRow): Promise<boolean> {
  const besides = besideOf(pieces, tenant, doing)
  const ordered = inOrder(pieces)
  const rows = Object.fromEntries(ordered.flatMap(({ kept, read, change: { next } }, at) => [
    [`row${at}`, read === null ? kept.toRow(next, tenant) : { ...kept.toRow(next, tenant), ...kept.untouched }], [`read${at}`, read?.version ?? 0],
  ]))
  const shape = { of: ordered.map(({ kept, read }) => ({ kept, fresh: read === null })), requested: request !== undefined }
  const written = await queries.first(changing(shape, partsOf(besides, false)), { ...besides, ...rows, ...(request ? { request } : {}) })
  return written !== undefined
}
