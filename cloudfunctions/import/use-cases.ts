import { ERROR_MESSAGES, type ErrorCode } from '../../shared/api'
import type { ImportView } from '../../shared/api/import.api'
import { refuse } from '../../shared/api/errors'
import type { Actor } from '../../shared/access/actor'
import { COMPANY_FIELDS, COMPANY_KEPT_LABELS, type CompanyKept } from '../../shared/register/company'
import { FOLDS, type RegisterField } from '../../shared/register/field'
import type { ImportState } from '../../shared/register/import'
import { readInstant, readOptional } from '../_database/instants'
import { statement } from '../_database/statement'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { FROM_IMPORT, type Import, mayImport, type NamedImport, namedImport } from './read-import'
import { workNow } from './work-now'

interface Shown extends Pick<NamedImport, 'actor' | 'path'> {
  found: (Import & { areaName: string; who: string | null }) | null
}

const readShown = statement<{ personId: string; importId: string }, Shown>('import_show', `
  select ${namedImport('import.show', `to_jsonb(i) || jsonb_build_object('areaName', a.name, 'who', (select p.work_name from mashangban.persons p where p.tenant = :tenant and p.id = i.person_id))`)} ${FROM_IMPORT}`)

/** One import: where it stands, how far it is, what it does. One trip. */
export const show: UseCase<'import.show'> = async ({ importId }, anyCall) => {
  const call = signedIn(anyCall)
  const read = await call.ports.database.one(readShown, { personId: call.caller.personId, importId })
  const may = mayImport(call, read)
  if (!may.ok) return may
  if (read.found === null) return refuse('IMPORT_NOT_FOUND')
  return may.value.reply(viewOf(read.found))
}

const sentenceOf = (code: string): string => (Object.hasOwn(ERROR_MESSAGES, code) ? ERROR_MESSAGES[code as ErrorCode] : ERROR_MESSAGES.INTERNAL)
const FIELDS = (Object.entries(COMPANY_FIELDS) as [string, RegisterField][]).map(([field, { zh, required }]) => ({ field, label: zh, required: required === true }))

function viewOf(found: NonNullable<Shown['found']>): ImportView {
  const { counts, areaName, who } = found
  return {
    id: found.id, kind: found.kind, name: found.name, source: found.source, state: found.state, who, madeAt: readInstant(found.made_at), endedAt: readOptional(found.ended_at), acts: counts.acts,
    areaName, format: found.format, encoding: found.encoding, sheets: found.sheets ?? [], sheet: found.sheet, heading: found.heading, fields: FIELDS, closeAbsent: found.close_absent,
    done: found.line, total: found.total, beganAt: readOptional(found.began_at),
    folds: Object.entries(counts.folds).map(([fold, count = 0]) => ({ label: FOLDS[fold as keyof typeof FOLDS], count })),
    changes: Object.entries(counts.fields).map(([field, count = 0]) => ({ label: COMPANY_KEPT_LABELS[field as CompanyKept], count, example: counts.examples?.[field] ?? null })).sort((a, b) => b.count - a.count),
    failure: found.failure === null ? null : { code: found.failure, message: sentenceOf(found.failure) },
    until: readInstant(found.until),
  }
}

const readState = statement<{ personId: string; importId: string }, { actor: Omit<Actor, 'personId'>; path: string[] | null; found: Import | null }>('import_state', `
  select ${namedImport('import.work')} ${FROM_IMPORT}`)

/** Does what is due of imports now, so that a page that is open need not wait for the next minute; answers how it stands afterwards. What runs already is left alone. */
export const work: UseCase<'import.work'> = async ({ importId }, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const asked = { personId: call.caller.personId, importId }
  const read = await database.one(readState, asked)
  const may = mayImport(call, read)
  if (!may.ok) return may
  await workNow('import', call)
  const state: ImportState | undefined = (await database.one(readState, asked)).found?.state
  return state === undefined ? refuse('IMPORT_NOT_FOUND') : may.value.reply({ state })
}
