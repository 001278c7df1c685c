import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { err, ok, type Result } from '../kernel/result'
import { foldedLine } from '../kernel/text'
import { toBase64Url, utf8Bytes } from '../kernel/sha256'

/**
 * The text in a printed code, exactly 32 characters (the most a mini-program code holds):
 * version `1`, key id a–z, code id (8 random bytes, 11 base64url), revision (2 of base36, raised when the code is issued anew), `-`,
 * and the first 96 bits of HMAC-SHA-256 over what precedes. Verifying needs no database. Imported by functions only: keys never leave them.
 */
export interface CodeIdentity {
  readonly codeId: string
  /** 0–1295. */
  readonly revision: number
}
/** Keys by their one-letter id. To retire a key, leave it out. */
export type CodeKeys = Readonly<Record<string, Uint8Array>>
export type CodeError = { readonly code: 'CODE_MALFORMED' | 'CODE_FORGED' | 'CODE_KEY_RETIRED' }

const MAX_REVISION = 36 * 36 - 1
const MIN_KEY_BYTES = 32
const SHAPE = /^1([a-z])([\w-]{11})([0-9a-z]{2})-([\w-]{16})$/
/** Keeps these MACs apart from any other use of the same key. */
const PURPOSE = 'wxacode\0'

const macOf = (key: Uint8Array, head: string): string => toBase64Url(hmac(sha256, key, utf8Bytes(PURPOSE + head)).subarray(0, 12))

/** A code id from 8 random bytes. */
export function makeCodeId(random: Uint8Array): string {
  if (random.length !== 8) throw new RangeError('a code id needs 8 random bytes')
  return toBase64Url(random)
}

/**
 * The 32 characters to print. Throws on an unknown or short key, a malformed id or a revision out of range: all bugs or bad
 * configuration.
 */
export function signCode(keys: CodeKeys, keyId: string, { codeId, revision }: CodeIdentity): string {
  const key = findKey(keys, keyId)
  if (!key || !/^[a-z]$/.test(keyId)) throw new RangeError(`no key to sign codes with: ${keyId}`)
  if (key.length < MIN_KEY_BYTES) throw new RangeError(`the key ${keyId} is shorter than ${MIN_KEY_BYTES} bytes`)
  if (!/^[\w-]{11}$/.test(codeId)) throw new RangeError('malformed code id')
  if (!Number.isInteger(revision) || revision < 0 || revision > MAX_REVISION) throw new RangeError(`revision out of range: ${revision}`)
  const head = `1${keyId}${codeId}${revision.toString(36).padStart(2, '0')}`
  return `${head}-${macOf(key, head)}`
}

/**
 * Reads a scanned text, URI-encoded or not. CODE_MALFORMED: not one of ours; CODE_KEY_RETIRED: its key is no longer (or never was) in use;
 * CODE_FORGED: the signature does not fit. A valid code only names what was scanned: revocation and revision are for the caller to look up.
 */
export function verifyCode(keys: CodeKeys, text: string): Result<CodeIdentity, CodeError> {
  const parts = SHAPE.exec(decoded(text))
  if (!parts) return err({ code: 'CODE_MALFORMED' })
  const [whole, keyId = '', codeId = '', revision = '', mac = ''] = parts
  const key = findKey(keys, keyId)
  if (!key) return err({ code: 'CODE_KEY_RETIRED' })
  if (!equalInConstantTime(macOf(key, whole.slice(0, 15)), mac)) return err({ code: 'CODE_FORGED' })
  return ok({ codeId, revision: parseInt(revision, 36) })
}

/** The code that a text says it is, whether or not its signature holds; null: it says none. For whoever asks whose it could be, never for opening it. */
export const claimedCodeId = (text: string): string | null => SHAPE.exec(decoded(text))?.[2] ?? null

const findKey = (keys: CodeKeys, keyId: string): Uint8Array | undefined => (Object.hasOwn(keys, keyId) ? keys[keyId] : undefined)

/** WeChat hands the scene over URI-encoded on some ways in and plain on others; a pasted one has spaces around it and marks nobody sees. */
function decoded(text: string): string {
  try {
    return foldedLine(decodeURIComponent(text))
  } catch {
    return ''
  }
}

/** Compares texts of equal length without stopping at the first difference, so that timing tells nothing about the right MAC. */
function equalInConstantTime(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i)
  return difference === 0
}
