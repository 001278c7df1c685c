import type { RequestId } from '@shared/kernel/ids'
import { platform } from '@/platform/platform'
import type { KeptFile } from './use-attachments'

/** A form that is being written, as it lies on this device, with the files already sent. */
export interface Draft {
  values: Readonly<Record<string, unknown>>
  files: KeptFile[]
  /** The id under which it was sent, while nobody knows what became of it: sent again it is the same request. Null: not sent yet. */
  requestId: RequestId | null
  savedAt: string
}

/** Writing is slow on a phone, and typing is not: what is typed within this time is written once. */
const REST_MS = 500

/** Drafts written a moment ago, by their place on the device, with what came since. */
const resting = new Map<string, { next: Draft | null, timer: ReturnType<typeof setTimeout> }>()

/** Of one person: two who share a device do not read each other's words. */
const placeOf = (personId: string, key: string): string => `msb.draft.${personId}.${key}`

/** The draft of one form of one person, as it was saved last; null when there is none or it is not readable any more. */
export function loadDraft(personId: string, key: string): Draft | null {
  const place = placeOf(personId, key)
  const kept = resting.get(place)?.next ?? platform.storage.get<Partial<Draft>>(place)
  if (typeof kept?.values !== 'object' || typeof kept.savedAt !== 'string') return null
  return { values: kept.values, files: Array.isArray(kept.files) ? kept.files : [], requestId: typeof kept.requestId === 'string' ? kept.requestId : null, savedAt: kept.savedAt }
}

/** Saves a draft: written at once, or when the moment since the last writing is over. Whoever loads it meanwhile gets it all the same. */
export function saveDraft(personId: string, key: string, draft: Draft): void {
  const place = placeOf(personId, key)
  const rest = resting.get(place)
  if (rest === undefined) write(place, draft)
  else rest.next = draft
}

/** What was sent under this id is settled: the words stay, and go under another one. A form opened anew meanwhile keeps what it has. */
export function settleDraft(personId: string, key: string, spent: RequestId): void {
  const kept = loadDraft(personId, key)
  if (kept?.requestId === spent) saveDraft(personId, key, { ...kept, requestId: null })
}

function write(place: string, draft: Draft): void {
  platform.storage.set(place, draft)
  const timer = setTimeout(() => {
    const next = resting.get(place)?.next ?? null
    resting.delete(place)
    if (next !== null) write(place, next)
  }, REST_MS)
  resting.set(place, { next: null, timer })
}

/** Writes what waits: a field, a page or the app is left, and may not be there in a moment. */
export function flushDrafts(): void {
  for (const [place, rest] of resting) {
    if (rest.next !== null) platform.storage.set(place, rest.next)
    rest.next = null
  }
}

/** Forgets a draft, also one that waits to be written. */
export function dropDraft(personId: string, key: string): void {
  const place = placeOf(personId, key)
  clearTimeout(resting.get(place)?.timer)
  resting.delete(place)
  platform.storage.remove(place)
}
