import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import type { RatingRun } from './use-rating'

/** 提交评价, and what is still asked of a bad grade: a tap on that leads to it, as a tap on the button does. */
export const RatingFoot = ({ run }: { run: RatingRun }) => (
  <BottomBar {...(run.lacking === null ? {} : { hint: '还差：选一个原因，或写一句', bad: run.form.problems.reasons !== undefined, onHint: () => void run.form.check() })}>
    <PrimaryButton className="t-rate-submit" disabled={run.level === null} busy={run.busy} onPress={() => void run.submit()}>提交评价</PrimaryButton>
  </BottomBar>
)
