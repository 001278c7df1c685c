import { decoded } from '@/session/decoded'

/** What opened the page: a scanned scene, or a number typed by hand. */
export type Scanned = { code: string } | { shortCode: string }

/** Reads `?scene=`, `?code=` or `?s=`; a scene is encoded on some ways in even twice. Null when the page was opened without any of them. */
export function scannedOf(params: Partial<Record<string, string>>): Scanned | null {
  const code = decoded(params.scene ?? params.code ?? '')
  if (code !== '') return { code: code.slice(0, 128) }
  const shortCode = decoded(params.s ?? '')
  return shortCode === '' ? null : { shortCode: shortCode.slice(0, 32) }
}

/** The text that opens it again, for actions that take a code. */
export const textOf = (scanned: Scanned): string => ('code' in scanned ? scanned.code : scanned.shortCode)
