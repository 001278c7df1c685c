import type { CaseKind, Matter } from '@shared/case/kinds'
import type { KeptFile } from '@/form/use-attachments'
import { platform } from '@/platform/platform'

/** Whom a complaint is about. `words`: nobody is chosen, it stands in the text. */
export type About = { of: 'officer' } | { of: 'unit'; unitId: string; name: string } | { of: 'words' }

/** A request that is being written. */
export interface Draft {
  kind: CaseKind | null
  matter: Matter | null
  text: string
  contactName: string
  contactPhone: string
  urgent: boolean
  about: About | null
}

/** A draft as it lies in storage: with the files already sent and the id under which it will be filed, so that it is filed once. */
export interface KeptDraft {
  draft: Draft
  files: KeptFile[]
  requestId: string
  savedAt: string
}

export const EMPTY_DRAFT: Draft = { kind: null, matter: null, text: '', contactName: '', contactPhone: '', urgent: false, about: null }

const keyOf = (subject: string): string => `msb.draft.${subject}`

/** The draft of one company on this device; null when there is none or it is not readable any more. */
export function loadDraft(subject: string): KeptDraft | null {
  const kept = platform.storage.get<Partial<KeptDraft>>(keyOf(subject))
  if (kept?.draft === undefined || typeof kept.requestId !== 'string' || typeof kept.savedAt !== 'string') return null
  return { draft: { ...EMPTY_DRAFT, ...kept.draft }, files: Array.isArray(kept.files) ? kept.files : [], requestId: kept.requestId, savedAt: kept.savedAt }
}

export const saveDraft = (subject: string, kept: KeptDraft): void => platform.storage.set(keyOf(subject), kept)

export const dropDraft = (subject: string): void => platform.storage.remove(keyOf(subject))

const contactKey = (personId: string): string => `msb.contact.${personId}`

/** How this person signed last time on this device: the server keeps a natural person's name sealed and cannot fill it in. */
export const keptContactName = (personId: string): string => platform.storage.get<string>(contactKey(personId)) ?? ''

export const keepContactName = (personId: string, name: string): void => platform.storage.set(contactKey(personId), name)

/** Is there anything worth keeping? */
export const isBlank = ({ kind, text, about, urgent }: Draft): boolean => kind === null && text.trim() === '' && about === null && !urgent
