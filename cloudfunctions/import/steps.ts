import type { ActionName, InputOf, Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { type ImportState, isAtWork } from '../../shared/register/import'
import { SHEETS } from '../../shared/register/sheets'
import { noteRequest, REQUEST, SET_ANEW } from '../_database/fragments'
import { DatabaseFailure, isTaken } from '../_database/failure'
import { statement } from '../_database/statement'
import type { Decision, Requested, RequestRow } from '../_runtime/command'
import { governed } from '../_runtime/governed'
import { signedIn, type UseCase } from '../_runtime/use-case'
import { FROM_IMPORT, type Heading, type Import, mayImport, type NamedImport, namedImport } from './read-import'

export type StepName = Extract<ActionName, 'import.read' | 'import.apply' | 'import.stop' | 'import.undo'>

interface Step {
  from: readonly ImportState[]
  /** Where it goes; of a stop by where it stands. */
  to: (found: Import) => ImportState
}

/** Who is at what, and what may be asked of it then: a table, as a flow has one. Until it is applied, reading again is always possible. */
export const STEPS: Record<StepName, Step> = {
  'import.read': { from: ['uploaded', 'ready', 'failed'], to: () => 'reading' },
  'import.apply': { from: ['ready', 'stopped'], to: () => 'applying' },
  // What is being taken back is taken back to its end: half of it would be neither the one nor the other.
  'import.stop': { from: ['reading', 'applying'], to: ({ state }) => (state === 'reading' ? 'uploaded' : 'stopped') },
  'import.undo': { from: ['applied', 'stopped'], to: () => 'undoing' },
}

interface Read extends NamedImport {
  request: Requested | null
}

const readStep = (action: StepName) => statement<{ personId: string; requestId: string; importId: string }, Read>(`import_step_${action.slice(7)}`, `select ${REQUEST}, ${namedImport(action)} ${FROM_IMPORT}`)

interface Write {
  importId: string
  was: ImportState
  state: ImportState
  /** Begins from the first row (reading, taking back), or goes on. */
  anew: boolean
  sheet: string | null
  heading: Heading | null
  closeAbsent: boolean
  working: boolean
  now: Instant
  request: RequestRow
}

/** Its job begins at once, and loses its claim when somebody stops it. */
const writeStep = statement<Write, { put: number }>('import_step', `
  with put as (update mashangban.imports i set state = :state, began_at = :now::timestamptz, ended_at = null, failure = null, sheet = :sheet::text, heading = :heading::jsonb, close_absent = :closeAbsent::boolean,
      line = case when :anew::boolean then 0 else i.line end, after = case when :anew::boolean then null else i.after end
    where i.tenant = :tenant and i.id = :importId and i.state = :was returning i.id),
  later as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'import', put.id, :now::timestamptz, '{}', 0 from put where :working::boolean ${SET_ANEW} returning 1),
  ended as (delete from mashangban.jobs j using put where j.tenant = :tenant and j.kind = 'import' and j.key = put.id and not :working::boolean and (select count(*) from later) >= 0 returning 1),
  ${noteRequest('put')}
  select count(*)::int as put from put, (select count(*) from ended) e where e.count >= 0`)

/** What reading is told besides: another sheet, other columns, whether what is absent ends. Nothing told: as it was. */
function toldOf(found: Import, input: Partial<InputOf<'import.read'>>, name: StepName): Pick<Write, 'sheet' | 'heading' | 'closeAbsent'> {
  if (name !== 'import.read') return { sheet: found.sheet, heading: found.heading, closeAbsent: found.close_absent }
  const { sheet, headingLine, mapping } = input
  const closeAbsent = input.closeAbsent === true && SHEETS[found.kind].absent !== null
  const line = headingLine ?? found.heading?.line
  return { sheet: sheet ?? found.sheet, heading: mapping === undefined || line === undefined ? null : { line, headings: [], mapping }, closeAbsent }
}

/** A step of an import, by the table: two trips. Of two of one kind only one is at work; the second is told so. */
export function step<N extends StepName>(name: N): UseCase<N> {
  const read = readStep(name)
  const useCase = async (input: { requestId: string; importId: string } & Partial<InputOf<'import.read'>>, anyCall: Parameters<UseCase<N>>[1]) => {
    const call = signedIn(anyCall)
    const { database } = call.ports
    const { requestId, importId, ...told } = input
    try {
      return await governed<Read, { state: ImportState }>(call, {
        requestId,
        asked: () => ({ importId, ...told }),
        read: () => database.one(read, { personId: call.caller.personId, requestId, importId }),
        may: (found) => mayImport(call, found),
        decide({ found }): Result<Decision<{ state: ImportState }>, Refusal> {
          if (found === null) return refuse('IMPORT_NOT_FOUND')
          const { from, to } = STEPS[name]
          if (!from.includes(found.state)) return refuse('IMPORT_NOT_SO_FAR')
          const state = to(found)
          const write = { importId, was: found.state, state, anew: name === 'import.undo' || name === 'import.read' || found.state === 'ready', ...toldOf(found, told, name), working: isAtWork(state), now: call.now }
          return ok({ reply: { state }, of: { of: 'import', id: importId }, async write(request: RequestRow) { return (await database.one(writeStep, { ...write, request })).put === 1 } })
        },
      })
    } catch (error) {
      if (error instanceof DatabaseFailure && isTaken(error, 'imports_at_work')) return refuse('IMPORT_RUNNING')
      throw error
    }
  }
  return useCase as unknown as UseCase<N>
}
