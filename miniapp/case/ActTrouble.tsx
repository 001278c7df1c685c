import type { EntryView } from '@shared/case/views'
import { ActTrouble as Trouble } from '@/form/ActTrouble'
import type { ActRun } from '@/form/use-act'
import { entryTold } from '@/words/entries'

/** Why an act on a case was refused, and what others wrote meanwhile. */
export const ActTrouble = ({ run, side = 'office' }: { run: Pick<ActRun<EntryView>, 'error' | 'newer'>, side?: 'company' | 'office' }) =>
  <Trouble run={run} tell={(entry) => entryTold(entry, side)} />
