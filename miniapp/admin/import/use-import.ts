import { isAtWork } from '@shared/register/import'
import { askOnce } from '@/data/ask-once'
import { useQuery } from '@/data/use-query'
import { useDriving } from '../use-driving'

/** One import as it stands, driven on while it is at work. */
export function useImport(importId: string | null) {
  const query = useQuery('import.show', importId === null ? null : { importId })
  const { data, refresh, reread } = query
  useDriving({ working: importId !== null && data !== null && isAtWork(data.state) ? `${importId} ${data.state}` : null, work: () => askOnce('import.work', { importId: importId ?? '' }), refresh, reread })
  return query
}
