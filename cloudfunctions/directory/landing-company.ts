import type { CompanyLanding } from '../../shared/api/directory-views'
import { refuse } from '../../shared/api/errors'
import { isOnDuty, standInOf } from '../../shared/people/duty'
import { type Ended, endedOf } from '../../shared/register/ended'
import type { Code } from '../../shared/register/schema'
import { formatShortCode } from '../../shared/register/short-code'
import type { Instant } from '../../shared/kernel/instant'
import { readOptional } from '../_database/instants'
import type { Call } from '../_runtime/use-case'
import type { CompanySign } from './sql/signs'

/** Has the company ended, as the statement read it? */
export const endOf = ({ state, endedAt }: Pick<CompanySign, 'state' | 'endedAt'>, now: Instant): Ended | 'over' | null => endedOf({ state, endedAt: readOptional(endedAt) }, now)

/** Its sign opens nothing any more: whom to call instead. */
export const refusedAsEnded = async ({ ports, now }: Pick<Call, 'ports' | 'now'>) => refuse('CODE_ENDED', { hotline: (await ports.settings.at(now)).hotline })

const endView = (end: Ended | 'over' | null): Pick<CompanyLanding['company'], 'ended'> => (end === null || end === 'over' ? {} : { ended: end })

/** The sign of a company: its officer for everybody, its open requests for bound members only (the statement has seen to it). */
export const companyLanding = ({ ports, now }: Pick<Call, 'ports' | 'now'>, code: Code, { id, name, areaId, areaName, officer, paired, bound, open, ...end }: CompanySign): CompanyLanding => ({
  kind: 'company',
  company: { id, name, areaId, areaName, ...endView(endOf(end, now)) },
  shortCode: formatShortCode(code.shortCode ?? ''),
  code: ports.codes.sign({ codeId: code.codeId, revision: code.revision }),
  officer: officer && officerView(officer, now),
  paired: paired.map(({ leave, ...one }) => ({ ...one, onDuty: isOnDuty({ leave }, now) })),
  bound,
  open: open.map(({ dueAt, ...each }) => ({ ...each, dueAt: readOptional(dueAt) })),
})

const officerView = ({ id, name, workPhone, unitName, leave }: NonNullable<CompanySign['officer']>, now: Instant) =>
  ({ personId: id, name, workPhone, onDuty: isOnDuty({ leave }, now), unitName, standIn: standInOf(leave, now) })
