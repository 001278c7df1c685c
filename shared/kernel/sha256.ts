import { sha256 } from '@noble/hashes/sha2.js'

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** UTF-8 bytes of a text. Written out because WeChat's iOS engine has no TextEncoder; a lone surrogate becomes U+FFFD as there. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const scalar = point >= 0xd800 && point <= 0xdfff ? 0xfffd : point
    if (scalar < 0x80) bytes.push(scalar)
    else if (scalar < 0x800) bytes.push(0xc0 | (scalar >> 6), tail(scalar, 0))
    else if (scalar < 0x10000) bytes.push(0xe0 | (scalar >> 12), tail(scalar, 6), tail(scalar, 0))
    else bytes.push(0xf0 | (scalar >> 18), tail(scalar, 12), tail(scalar, 6), tail(scalar, 0))
  }
  return Uint8Array.from(bytes)
}

const tail = (scalar: number, shift: number): number => 0x80 | ((scalar >> shift) & 0x3f)

/** Base64url without padding (RFC 4648 §5). */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    const characters = Math.min(bytes.length - i, 3) + 1
    for (let k = 0; k < characters; k++) text += BASE64URL.charAt((group >> (18 - 6 * k)) & 63)
  }
  return text
}

/** SHA-256 of the UTF-8 text, 43 characters of base64url. */
export const sha256Base64Url = (text: string): string => toBase64Url(sha256(utf8Bytes(text)))
