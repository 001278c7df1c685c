import { platform } from '@/platform/platform'
import type { KeptFile } from './use-attachments'

/** A form that is being written, as it lies on this device: with the files already sent and the id under which it goes, so that it goes once. */
export interface Draft {
  values: Readonly<Record<string, unknown>>
  files: KeptFile[]
  requestId: string
  savedAt: string
}

/** Of one person: two who share a device do not read each other's words. */
const keyOf = (personId: string, key: string): string => `msb.draft.${personId}.${key}`

/** The draft of one form of one person on this device; null when there is none or it is not readable any more. */
export function loadDraft(personId: string, key: string): Draft | null {
  const kept = platform.storage.get<Partial<Draft>>(keyOf(personId, key))
  if (typeof kept?.values !== 'object' || typeof kept.requestId !== 'string' || typeof kept.savedAt !== 'string') return null
  return { values: kept.values, files: Array.isArray(kept.files) ? kept.files : [], requestId: kept.requestId, savedAt: kept.savedAt }
}

export const saveDraft = (personId: string, key: string, draft: Draft): void => platform.storage.set(keyOf(personId, key), draft)

export const dropDraft = (personId: string, key: string): void => platform.storage.remove(keyOf(personId, key))
