import type { PrintState } from '@shared/register/print'
import type { IconName } from '@/ui/icon-paths'
import type { Tone } from '@/ui/Status'

// prettier-ignore
/** How a printing looks, by where it stands. */
export const PRINT_LOOKS: Record<PrintState, { tone: Tone, icon: IconName }> = {
  sample:  { tone: 'amber', icon: 'eye' },
  waiting: { tone: 'blue', icon: 'clock' },
  writing: { tone: 'blue', icon: 'half-circle' },
  ready:   { tone: 'green', icon: 'check-circle' },
  failed:  { tone: 'red', icon: 'octagon-x' },
  over:    { tone: 'still', icon: 'trash' },
}
