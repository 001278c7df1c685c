import type { Matter } from '../../../shared/case/kinds'
import type { Takes } from '../../../shared/register/schema'
import { ok } from '../../../shared/kernel/result'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { colleagueViews } from '../colleague-view'
import { readDistrict } from '../sql/read-district'

/** Units and officials of the caller's district, all of them: for transfer, and for naming the subject of a complaint. One trip. */
export const units: UseCase<'directory.units'> = async (_input, anyCall) => {
  const { ports, caller: { personId }, now } = signedIn(anyCall)
  const { units: found, officers } = await ports.database.one(readDistrict, { personId })
  return ok({
    units: found.map(({ takes, ...unit }) => ({ ...unit, matters: mattersOf(takes) })),
    officers: colleagueViews(officers, now),
  })
}

const mattersOf = (takes: readonly Takes[]): Matter[] => takes.flatMap((each) => (each.startsWith('matter:') ? [each.slice('matter:'.length) as Matter] : []))
