/** What opened the page: a scanned scene, or a number typed by hand. */
export type Scanned = { code: string } | { shortCode: string }

/** WeChat hands the scene over URI-encoded on some ways in and plain on others; what cannot be decoded is left for the server to refuse. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Reads `?scene=`, `?code=` or `?s=`. Null when the page was opened without any of them. */
export function scannedOf(params: Partial<Record<string, string>>): Scanned | null {
  const code = decoded(params.scene ?? params.code ?? '')
  if (code !== '') return { code: code.slice(0, 128) }
  const shortCode = decoded(params.s ?? '')
  return shortCode === '' ? null : { shortCode: shortCode.slice(0, 32) }
}

/** The text that opens it again, for actions that take a code. */
export const textOf = (scanned: Scanned): string => ('code' in scanned ? scanned.code : scanned.shortCode)
