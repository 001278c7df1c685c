import type { Refusal } from '../../shared/api'
import type { Circumstances } from '../../shared/case/decide'
import { flagged } from '../../shared/case/record'
import type { Change } from '../../shared/case/schema'
import { ok, type Result } from '../../shared/kernel/result'
import type { CheckOutcome } from '../_ports/wechat'

/** A change whose words were checked: with a flag on top of it where a person should look. Nothing is refused, also when the check says nothing. */
export const checkedChange = (change: Change, outcome: CheckOutcome, circumstances: Circumstances, salt: () => string): Result<Change, Refusal> =>
  outcome === 'risky' || outcome === 'review' ? flagged(change, { ...circumstances, salt: salt() }) : ok(change)
