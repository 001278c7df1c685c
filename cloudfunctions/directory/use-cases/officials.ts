import { ROLE_LABELS } from '../../../shared/access/roles'
import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import { fold } from '../../../shared/kernel/fold'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { findMentioned, findSubjects, type SubjectRow } from '../sql/read-subjects'
import { type Names, saidBy } from '../../../shared/settings/names'

const MOST_FOUND = 20
/** More names than that in one complaint are a list of staff. */
const MOST_MENTIONED = 5
const CURSOR = /^(person|unit)\|([\w.:@-]{1,64})$/

type Subject = OutputOf<'directory.mentioned'>['subjects'][number]

/** Never a phone: it is for being named, not for being called. */
const viewOf = (names: Names) => ({ kind, id, name, unitName, role, areaName }: SubjectRow): Subject => ({ kind, id, name, unitName, office: role === null ? null : saidBy(names, ROLE_LABELS[role]), areaName })

/** Anybody with an office, and any unit, by name: whom a complaint may be about. One trip. */
export const officials: UseCase<'directory.officials'> = async ({ search, companyId = null, areaId = null, cursor }, anyCall) => {
  const { ports, now } = signedIn(anyCall)
  const words = search.split(/\s+/).map(fold).filter((word) => word !== '')
  if (words.length === 0) return refuse('INPUT_MISSING', [{ path: 'search', code: 'INPUT_MISSING' }])
  const [, afterKind = null, afterId = null] = cursor === undefined ? [] : CURSOR.exec(cursor) ?? []
  if (cursor !== undefined && afterId === null) return refuse('INPUT_INVALID', [{ path: 'cursor', code: 'INPUT_INVALID' }])
  const { found } = await ports.database.one(findSubjects, { words, companyId, areaId, afterKind, afterId, most: MOST_FOUND + 1 })
  const page = found.slice(0, MOST_FOUND)
  const last = page.at(-1)
  return ok({ subjects: page.map(viewOf((await ports.settings.at(now)).names)), next: found.length > MOST_FOUND && last ? `${last.kind}|${last.id}` : null })
}

/** Whose name stands in what is being written: offered as its subject before it is sent. One trip; nothing of the text is kept. */
export const mentioned: UseCase<'directory.mentioned'> = async ({ text, companyId = null, areaId = null }, anyCall) => {
  const { ports, now } = signedIn(anyCall)
  const { found } = await ports.database.one(findMentioned, { text: fold(text), companyId, areaId, most: MOST_MENTIONED })
  return ok({ subjects: found.map(viewOf((await ports.settings.at(now)).names)) })
}
