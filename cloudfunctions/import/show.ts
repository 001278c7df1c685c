import type { ImportView } from '../../shared/api/import.api'
import { keptFailure, refuse } from '../../shared/api/errors'
import type { ThingKind } from '../../shared/register/things'
import { SHEETS } from '../../shared/register/sheets'
import { FOLDS } from '../../shared/register/field'
import type { Names } from '../../shared/settings/names'
import { readInstant, readOptional } from '../_database/instants'
import { statement } from '../_database/statement'
import { labelOf, wordsShown } from '../_register/words'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { KINDS } from './kinds'
import { type Example, FROM_IMPORT, type Import, mayImport, type NamedImport, namedImport } from './read-import'

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
  return may.value.reply(viewOf(read.found, call.caller.personId, (await call.ports.settings.at(call.now)).names))
}

const exampleOf = (of: ThingKind, field: string, example: Example | undefined, own: Names): Example | null =>
  (example === undefined ? null : { ...example, before: wordsShown(of, field, example.before, own), after: wordsShown(of, field, example.after, own) })

function viewOf(found: NonNullable<Shown['found']>, personId: string, own: Names): ImportView {
  const { counts, areaName, who } = found
  const { fields, needs } = SHEETS[found.kind]
  return {
    id: found.id, kind: found.kind, name: found.name, source: found.source, state: found.state, who, madeAt: readInstant(found.made_at), endedAt: readOptional(found.ended_at), acts: counts.acts,
    areaName, format: found.format, encoding: found.encoding, sheets: found.sheets ?? [], sheet: found.sheet, heading: found.heading, fields: Object.entries(fields).map(([field, { zh, required }]) => ({ field, label: zh, required: required === true })), needs: needs.map((group) => [...group]), closeAbsent: found.close_absent, mine: found.person_id === personId,
    done: found.line, total: found.total, beganAt: readOptional(found.began_at),
    folds: Object.entries(counts.folds).map(([fold, count = 0]) => ({ label: FOLDS[fold as keyof typeof FOLDS], count })),
    changes: Object.entries(counts.fields).map(([field, count = 0]) => ({ label: labelOf(KINDS[found.kind].of, field, own), count, example: exampleOf(KINDS[found.kind].of, field, counts.examples?.[field], own) })).sort((a, b) => b.count - a.count),
    failure: keptFailure(found.failure, 'INTERNAL'),
    until: readInstant(found.until),
  }
}
