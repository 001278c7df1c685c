import type { DecisionView } from '@shared/api/decision.api'
import { useMutation } from '@/data/use-mutation'
import { toast } from '@/ui/feedback'
import type { JobStep } from './DecisionLine'

const DONE: Record<JobStep, string> = { 'register.tryJob': '一分钟内会再试一次', 'register.dropJob': '已经搁置' }

/** Deciding about a job that has stopped, where it stands; then it is read again. */
export function useDeciding(reread: () => Promise<unknown>): { busy: boolean, onJob: (step: JobStep, one: DecisionView) => void } {
  const { run, busy } = useMutation({ onStale: reread })
  const decide = async (step: JobStep, { id, where: { kind, key } }: DecisionView): Promise<void> => {
    const reply = await run(step, (requestId) => ({ requestId, kind: kind ?? '', key: key ?? '' }), `${step} ${id}`)
    if (reply === null) return
    toast(reply.ok ? DONE[step] : reply.error.message, reply.ok ? 'good' : 'bad')
    await reread()
  }
  return { busy, onJob: (step, one) => void decide(step, one) }
}
