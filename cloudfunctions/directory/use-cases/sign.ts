import type { SignView } from '../../../shared/api/sign.api'
import { refuse } from '../../../shared/api/errors'
import { signOf } from '../../../shared/register/sign-names'
import { addMs, DAY_MS } from '../../../shared/kernel/instant'
import type { Code } from '../../../shared/register/schema'
import { formatShortCode } from '../../../shared/register/short-code'
import { flagsOf } from '../../../shared/register/sign-flags'
import { readInstant, readOptional } from '../../_database/instants'
import type { Vault } from '../../_ports/vault'
import { StorageError } from '../../_ports/file-store'
import { errorFields } from '../../_runtime/logger'
import { readByRight } from '../../_runtime/governed'
import { storedCode } from '../../_runtime/stored-code'
import { signedIn, type SignedInCall, type UseCase } from '../../_runtime/use-case'
import { mayHandleCode } from '../code-subject'
import { readSign, type SignRead } from '../sql/read-subject'

const WEEK_DAYS = 7
/** So much of a keyed hash tells strangers apart on one page and finds nobody. */
const MARK_LENGTH = 4

/** A sign: its dates, and how it has been scanned in the last seven days. Whoever scanned is told by what he is, never by who. One trip. */
export const sign: UseCase<'directory.sign'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, vault }, now } = call
  const named = signOf(input)
  if (!named) return refuse('INPUT_MISSING', [{ path: 'companyId', code: 'INPUT_MISSING' }])
  const read = await database.one(readSign, { personId: call.caller.personId, now, ...named, day: addMs(now, -DAY_MS), week: addMs(now, -WEEK_DAYS * DAY_MS) })
  const may = mayHandleCode(call, read, named)
  if (!may.ok) return may
  readByRight(read.besides)
  const { dates } = read.besides
  return may.value.reply(viewOf(storedCode(read.code), read.besides, vault, dates?.photo == null ? null : await photoLink(call, dates.photo)))
}

/** A page without its photo is worth more than none: null while the store is out. */
async function photoLink({ ports: { files }, log }: Pick<SignedInCall, 'ports' | 'log'>, object: string): Promise<string | null> {
  try {
    return (await files.tempUrls([object])).get(object) ?? null
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    log(errorFields(error))
    return null
  }
}

const viewOf = (code: Code | null, { name, dates, recent, day, week, people, ownUnit }: SignRead, vault: Vault, photo: string | null): SignView => ({
  name,
  code: code && dates && {
    shortCode: code.shortCode === null ? null : formatShortCode(code.shortCode), status: code.status, revision: code.revision, issuedAt: code.issuedAt, revokedAt: code.revokedAt, reason: dates.reason,
    orderedAt: readOptional(dates.orderedAt), printedAt: readOptional(dates.printedAt), putUpAt: readOptional(dates.putUpAt), putUpBy: dates.putUpBy, photo,
    firstScannedAt: readOptional(dates.firstScannedAt), lostAt: readOptional(dates.lostAt),
  },
  scans: { day, week, people },
  flags: flagsOf({ day, people, ownUnit }),
  recent: recent.map(({ at, way, who, by }) => ({ at: readInstant(at), way, who, mark: by === null ? '' : vault.blind(`scanner|${by}`).slice(0, MARK_LENGTH) })),
})
