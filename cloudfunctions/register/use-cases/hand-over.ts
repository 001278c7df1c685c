import type { Receiver } from '../../../shared/case/hand-over'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { HERE_SQL, mayHandOver, placeOf, WHERE_FROM, type Where } from '../../_handover/place'
import { type HandingOver, planOf, previewOf } from '../../_handover/plan'
import { CASES_LEFT, COMPANIES_LEFT, receiversJson } from '../../_handover/reads'
import type { Requested, RequestRow } from '../../_runtime/command'
import { governed, type May } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import type { GovernedName } from '../../../shared/access/rights'
import { refuse } from '../../../shared/api/errors'

interface Asked {
  personId: string
  areaId: string | null
  unitId: string | null
  fromId: string
  toIds: string[]
}

const LEFT = `json_build_object('from', (select json_build_object('id', f.id, 'name', f.work_name) from mashangban.persons f where f.tenant = :tenant and f.id = :fromId and f.work_name is not null),
    'companies', ${COMPANIES_LEFT}, 'cases', ${CASES_LEFT}, 'receivers', ${receiversJson(':toIds::text[]')})`
const columns = (action: GovernedName): string => `${ACTOR} as actor, here.path, ${withinReach(action, HERE_SQL, LEFT)} as found ${WHERE_FROM}`

const readPreview = statement<Asked, Where & { found: HandingOver | null }>('handover_preview', `select ${columns('handover.preview')}`)

/** Himself and every unit he belongs to: what goes round him is not told to him. */
const viewerOf = ({ actor }: May): Pick<Receiver, 'personId' | 'units'> => ({ personId: actor.personId, units: actor.memberships.flatMap(({ unitId }) => (unitId ? [unitId] : [])) })

/** Who would get how much; nothing is done. One trip. */
export const preview: UseCase<'handover.preview'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { found, ...where } = await call.ports.database.one(readPreview, { personId: call.caller.personId, ...placeOf(input), fromId: input.fromId, toIds: input.toIds })
  const may = mayHandOver(call, where, input)
  if (!may.ok) return may
  if (found === null) return refuse('NOT_ALLOWED')
  const plan = planOf(found, input, viewerOf(may.value), call.now)
  return plan.ok ? may.value.reply(previewOf(plan.value)) : plan
}

interface Read extends Where {
  request: Requested | null
  found: HandingOver | null
}
const readForHandOver = statement<Asked & { requestId: string }, Read>('handover_read', `select ${REQUEST}, ${columns('handover.carryOut')}`)

interface Write {
  rows: { id: string; before: number; to: string }[]
  at: Instant
  personId: string
  id: string
  areaId: string | null
  unitId: string | null
  fromId: string
  receivers: string[]
  companies: Record<string, number>
  cases: string[]
  request: RequestRow
}

/** All companies at once or none: whoever has changed one meanwhile lets it be decided again. */
const writeHandOver = statement<Write, { noted: number }>('handover_write', `
  with rows as materialized (select r.* from jsonb_to_recordset(:rows::jsonb) r(id text, before int, "to" text)),
  moved as (update mashangban.companies c set officer_id = r."to", version = c.version + 1, run = null from rows r
    where c.tenant = :tenant and c.id = any(array(select k.id from rows k)) and c.id = r.id and c.version = r.before and c.officer_id = :fromId returning c.id),
  whole as materialized (select mashangban.must((select count(*) from moved) = (select count(*) from rows)) as ok),
  noted_changes as (insert into mashangban.changes (tenant, of, id, version, at, person_id, run, back, what)
    select :tenant, 'company', r.id, r.before + 1, :at::timestamptz, :personId, null, false, jsonb_build_object('officerId', jsonb_build_array(:fromId::text, r."to")) from moved m join rows r on r.id = m.id returning id),
  h as (insert into mashangban.handovers (tenant, id, area_id, unit_id, from_id, person_id, receivers, companies, cases, made_at)
    select :tenant, :id, :areaId, :unitId, :fromId, :personId, :receivers::text[], :companies::jsonb, :cases::text[], :at::timestamptz where (select count(*) from noted_changes) >= 0 returning id),
  j as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'handOver', h.id, :at::timestamptz, '{}', 0 from h returning 1), ${noteRequest('j')}
  select (select count(*)::int from noted) as noted, (select ok from whole) as ok`)

/** 交接: the companies at once, the cases by the clock within the minute. Two trips. */
export const carryOut: UseCase<'handover.carryOut'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  const { requestId, fromId, toIds } = input
  const asked = { personId, ...placeOf(input), fromId, toIds }
  return governed<Read, { handoverId: string; companies: number; cases: number }>(call, {
    requestId,
    asked: () => ({ ...placeOf(input), fromId, toIds }),
    read: () => database.one(readForHandOver, { ...asked, requestId }),
    may: (where) => mayHandOver(call, where, input),
    decide({ found }, may) {
      if (found === null) return refuse('NOT_ALLOWED')
      const plan = planOf(found, input, viewerOf(may), call.now)
      if (!plan.ok) return plan
      const { companies, shares } = previewOf(plan.value)
      const versions = new Map(found.companies.map(({ id, version }) => [id, version]))
      const id = `ho-${Buffer.from(call.random(9)).toString('base64url')}`
      return ok({
        reply: { handoverId: id, companies, cases: plan.value.left.cases.length },
        of: { of: 'handover', id },
        write: async (request: RequestRow) => (await database.one(writeHandOver, {
          rows: [...plan.value.companies].map(([company, to]) => ({ id: company, before: versions.get(company) ?? 0, to })),
          at: call.now, personId, id, areaId: asked.areaId, unitId: asked.unitId, fromId, receivers: plan.value.receivers.map((each) => each.personId),
          companies: Object.fromEntries(shares.map((each) => [each.personId, each.companies])), cases: found.cases.map((each) => each.id), request,
        })).noted === 1,
      })
    },
  })
}
