/** A message is named by the entry that it tells of: one person gets one message of an entry. */
export interface MessageKey {
  of: string
  id: string
  seq: number
}

export const messageId = ({ of, id, seq }: MessageKey): string => `${of}:${id}:${seq}`

/** Reads the wire form; null when it names no message. */
export function messageKey(text: string): MessageKey | null {
  const [, of, id, seq] = /^([a-z]{1,20}):([\w.:@-]{1,64}):(\d{1,9})$/.exec(text) ?? []
  return of === undefined || id === undefined ? null : { of, id, seq: Number(seq) }
}
