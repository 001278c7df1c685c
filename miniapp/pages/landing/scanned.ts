import { readScanned } from '@shared/register/scanned-text'
import type { ReplyError } from '@/cloud/contract'
import { decoded } from '@/session/decoded'

/** What opened the page: a scanned scene, a number typed by hand, a credit code. */
export type Scanned = { code: string } | { shortCode: string } | { uscc: string }

/** Why nothing can be opened, in the words of the page (bad-code.ts). */
const refused = (code: string): ReplyError => ({ code, message: '', requestId: '' })
const UNREAD = { licence: 'LICENCE_UNREAD', uscc: 'USCC_WRONG', shortCode: 'CODE_MALFORMED' } as const

/**
 * Reads `?scene=`, `?code=`, `?s=` (a number), `?u=` (a credit code) or `?q=` (any scanned text; WeChat hands over the link of a permanent sign so). A scene is encoded on some
 * ways in even twice. Says what is the matter where nothing can be opened.
 */
export function scannedOf(params: Partial<Record<string, string>>): Scanned | ReplyError {
  const code = decoded(params.scene ?? params.code ?? '')
  if (code !== '') return { code: code.slice(0, 128) }
  const shortCode = decoded(params.s ?? '')
  if (shortCode !== '') return { shortCode: shortCode.slice(0, 32) }
  if (params.u !== undefined) return { uscc: decoded(params.u).slice(0, 64) }
  const read = readScanned(decoded(params.q ?? '').slice(0, 2000))
  if (read === null) return refused('CODE_MALFORMED')
  return 'unread' in read ? refused(UNREAD[read.unread]) : read
}

/** The text that opens it again, for actions that take a code. */
export const textOf = (scanned: Scanned): string => ('code' in scanned ? scanned.code : 'uscc' in scanned ? scanned.uscc : scanned.shortCode)
