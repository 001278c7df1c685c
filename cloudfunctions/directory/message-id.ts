import { Instant } from '../../shared/kernel/instant-schema'
import { INFINITY } from '../_database/instants'

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

/** Where a page of the inbox begins: below this message, newest first. */
export interface InboxPlace {
  at: string
  id: string
  seq: number
}

export const firstPage: InboxPlace = { at: INFINITY, id: '', seq: 0 }

/** Opaque to clients. */
export const cursorOf = ({ at, id, seq }: InboxPlace): string => `${at}|${id}|${seq}`

/** Null: not one of our cursors. */
export function placeOf(cursor: string): InboxPlace | null {
  const [, at = '', id = '', seq] = /^([^|]+)\|([^|]*)\|(\d{1,9})$/.exec(cursor) ?? []
  return Instant.safeParse(at).success ? { at, id, seq: Number(seq) } : null
}
