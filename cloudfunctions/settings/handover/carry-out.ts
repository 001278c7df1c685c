import type { Receiver } from '../../../shared/case/hand-over'
import type { Instant } from '../../../shared/kernel/instant'
import { ok } from '../../../shared/kernel/result'
import { noteRequest, REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { ACTOR } from '../../_flow/reading'
import { withinReach } from '../../_flow/scope'
import { HERE_SQL, mayHandOver, placeOf, WHERE_FROM, type Where } from '../../_handover/place'
import { type PassedCompany, passCompanies, passedTo, tally } from '../../_handover/companies'
import { type AskedHandover, type HandingOver, planOf, previewOf } from '../../_handover/plan'
import { CASES_LEFT, companiesLeft, MANY, MOST_COMPANIES, receiversJson } from '../../_handover/reads'
import type { Requested, RequestRow } from '../../_runtime/command'
import { governed, type May, readByRight } from '../../_runtime/governed'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import type { GovernedName } from '../../../shared/access/rights'

interface Asked {
  personId: string
  areaId: string | null
  unitId: string | null
  fromId: string
  ids: string[]
}

const askedOf = (personId: string, input: AskedHandover & { fromId: string }): Asked => {
  const { fromId, toIds, deputyToId, leaderToId } = input
  return { personId, ...placeOf(input), fromId, ids: [...toIds, ...[deputyToId, leaderToId].filter((each) => each !== undefined)] }
}

const LEFT = `json_build_object('from', (select json_build_object('id', f.id, 'name', f.work_name) from mashangban.persons f where f.tenant = :tenant and f.id = :fromId and f.work_name is not null),
    'companies', ${companiesLeft(MOST_COMPANIES)}, 'cases', ${CASES_LEFT}, 'many', ${MANY}, 'receivers', ${receiversJson(':ids::text[]')})`
const columns = (action: GovernedName): string => `${ACTOR} as actor, here.path, ${withinReach(action, HERE_SQL, LEFT)} as found ${WHERE_FROM}`

const readPreview = statement<Asked, Where & { found: HandingOver | null }>('handover_preview', `select ${columns('handover.preview')}`)

/** Himself and every unit he belongs to: what goes round him is not told to him. */
const viewerOf = ({ actor }: May): Pick<Receiver, 'personId' | 'units'> => ({ personId: actor.personId, units: actor.memberships.flatMap(({ unitId }) => (unitId ? [unitId] : [])) })

/** Who would get how much; nothing is done. One trip. */
export const preview: UseCase<'handover.preview'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { found, ...where } = await call.ports.database.one(readPreview, askedOf(call.caller.personId, input))
  const may = mayHandOver(call, where, input)
  if (!may.ok) return may
  readByRight(found)
  const plan = planOf(found, input, viewerOf(may.value), call.now)
  return plan.ok ? may.value.reply(previewOf(plan.value)) : plan
}

interface Read extends Where {
  request: Requested | null
  found: HandingOver | null
}
const readForHandOver = statement<Asked & { requestId: string }, Read>('handover_read', `select ${REQUEST}, ${columns('handover.carryOut')}`)

interface Write {
  rows: PassedCompany[]
  at: Instant
  personId: string
  id: string
  areaId: string | null
  unitId: string | null
  fromId: string
  row: object
  request: RequestRow
}

/** The companies that go at once go together or not at all: whoever has changed one meanwhile lets it be decided again. */
const writeHandOver = statement<Write, { noted: number }>('handover_write', `
  with ${passCompanies(':personId')},
  whole as materialized (select mashangban.must((select count(*) from moved) = (select count(*) from rows)) as ok),
  h as (insert into mashangban.handovers (tenant, id, area_id, unit_id, from_id, person_id, made_at, receivers, companies, cases, more, deputy_to, leader_to, informed, paired)
    select :tenant, :id, :areaId, :unitId, :fromId, :personId, :at::timestamptz, r.receivers, r.companies, r.cases, r.more, r.deputy_to, r.leader_to, r.informed, r.paired
    from jsonb_to_record(:row::jsonb) r(receivers text[], companies jsonb, cases text[], more boolean, deputy_to text, leader_to text, informed int, paired jsonb) where (select count(*) from noted_changes) >= 0 returning id),
  j as (insert into mashangban.jobs (tenant, kind, key, due_at, args, attempts) select :tenant, 'handOver', h.id, :at::timestamptz, '{}', 0 from h returning 1), ${noteRequest('j')}
  select (select count(*)::int from noted) as noted, (select ok from whole) as ok`)

/** 交接: the companies at once, as many as go at once; the rest and the cases by the clock. Two trips. */
export const carryOut: UseCase<'handover.carryOut'> = async (input, anyCall) => {
  const call = signedIn(anyCall)
  const { database } = call.ports
  const { personId } = call.caller
  const { requestId, fromId, toIds, deputyToId, leaderToId } = input
  return governed<Read, { handoverId: string; companies: number; cases: number }>(call, {
    requestId,
    asked: () => ({ ...placeOf(input), fromId, toIds, ...(deputyToId === undefined ? {} : { deputyToId }), ...(leaderToId === undefined ? {} : { leaderToId }) }),
    read: () => database.one(readForHandOver, { ...askedOf(personId, input), requestId }),
    may: (where) => mayHandOver(call, where, input),
    decide({ found }, may) {
      readByRight(found)
      const plan = planOf(found, input, viewerOf(may), call.now)
      if (!plan.ok) return plan
      const { companies, cases, informed, deputy, leader } = previewOf(plan.value)
      const rows = passedTo(fromId, found.companies, plan.value.companies)
      const id = `ho-${Buffer.from(call.random(9)).toString('base64url')}`
      const { many, receivers } = plan.value
      const row = {
        receivers: receivers.map((each) => each.personId), companies: tally(rows), cases: found.cases.map((each) => each.id),
        more: many.companies > found.companies.length || many.cases + many.hidden > found.cases.length,
        deputy_to: deputyToId ?? null, leader_to: leaderToId ?? null, informed, paired: { deputy, leader },
      }
      return ok({
        reply: { handoverId: id, companies, cases },
        of: { of: 'handover', id },
        write: async (request: RequestRow) => (await database.one(writeHandOver, { rows, at: call.now, personId, id, ...placeOf(input), fromId, row, request })).noted === 1,
      })
    },
  })
}
