import type { IconName } from '@/ui/icon-paths'
import type { Tone } from '@/ui/Status'

/** A status never travels without its word and its shape. */
export interface StatusLook {
  word: string
  icon: IconName
  tone: Tone
}
