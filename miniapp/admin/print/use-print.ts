import { BEING_PRINTED, type PrintState } from '@shared/register/print'
import { askOnce } from '@/data/ask-once'
import { useQuery } from '@/data/use-query'
import { useDriving } from '../use-driving'

const isAtWork = (state: PrintState): boolean => (BEING_PRINTED as readonly PrintState[]).includes(state)

/** One printing as it stands, driven on while it is drawn. */
export function usePrint(printId: string | null) {
  const query = useQuery('print.show', printId === null ? null : { printId })
  const { data, refresh, reread } = query
  useDriving({ working: printId !== null && data !== null && isAtWork(data.state) ? printId : null, work: () => askOnce('print.work', { printId: printId ?? '' }), refresh, reread })
  return query
}
