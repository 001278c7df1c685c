import { platform } from '@/platform/platform'

const keyOf = (personId: string): string => `msb.contact.${personId}`

/** How this person signed last time on this device: the server keeps a natural person's name sealed and cannot fill it in. */
export const keptContactName = (personId: string): string => platform.storage.get<string>(keyOf(personId)) ?? ''

export const keepContactName = (personId: string, name: string): void => platform.storage.set(keyOf(personId), name)
