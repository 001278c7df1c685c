import type { Circumstances, FlowRefusal } from '../../shared/flow/flow'
import { flagged } from '../../shared/flow/record'
import type { Change, Recorded, Shape } from '../../shared/flow/shape'
import { ok, type Result } from '../../shared/kernel/result'
import type { CheckOutcome } from '../_ports/wechat'
import type { AnyKept } from './kept'

/** A change whose words were checked: with a flag on top of it where a person should look. Nothing is refused, also when the check says nothing. */
export const checkedChange = <D extends Recorded<Shape>>(
  { flow }: AnyKept, change: Change<Shape, D>, outcome: CheckOutcome, circumstances: Circumstances, salt: () => string,
): Result<Change<Shape, D>, FlowRefusal<Shape>> =>
  outcome === 'risky' || outcome === 'review' ? flagged(flow, change, { ...circumstances, salt: salt() }) : ok(change)
