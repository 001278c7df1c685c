import { foldedLine } from '../kernel/text'
import { parseShortCode } from './short-code'
import { normaliseUscc, parseUscc } from './uscc'

/** What a scanner reads, a page was opened with, or somebody typed: the 32 characters of a code of ours, a credit code, the number under a sign. */
export type ScannedText =
  | { code: string }
  | { uscc: string }
  | { shortCode: string }
  /** A business licence whose QR holds no credit code (only a number of the register's own pages), or one with a slip in it. */
  | { unread: 'licence' | 'uscc' | 'shortCode' }

/** Where the link on a permanent sign leads, before the code. */
export const SIGN_PATH = '/c/'

/** The link on a sign: any camera opens it. `base`: `https://` and the domain, without a slash at its end. */
export const signLink = (base: string, code: string): string => `${base}${SIGN_PATH}${code}`

const CODE = '1[a-z][\\w-]{11}[0-9a-z]{2}-[\\w-]{16}'
const PLAIN = new RegExp(`^${CODE}$`)
/** In our links (`/c/…`), and in those of the page itself (`?scene=…`). Whose domain it is does not count: the signature does. */
const LINKED = new RegExp(`(?:/c/|[?&](?:scene|code)=)(${CODE})(?:$|[/?#&])`)
/** Words of a text that are as long as a credit code. */
const WORD = /[0-9A-Za-z]+/g
const USCC_LENGTH = 18
/** Pages of the registers of the market regulators, to which the QR of a business licence leads: by number only on some prints. */
const LICENCE = /gsxt\.gov\.cn|scjgj|amr\.|samr\.gov\.cn|营业执照|注册号/i

const plain = (text: string): string => {
  try {
    return foldedLine(decodeURIComponent(text))
  } catch {
    return foldedLine(text)
  }
}

/** The credit code in a text of any shape: the QR of a business licence is a link with it among its parameters, or lines of 名称, 统一社会信用代码, 住所. Null: there is none whose check character fits. */
export function usccIn(text: string): string | null {
  for (const word of text.normalize('NFKC').match(WORD) ?? []) {
    const parsed = word.length === USCC_LENGTH ? parseUscc(word) : null
    if (parsed?.ok === true) return parsed.value
  }
  return null
}

/** Reads it; null: it is none of them, but may be the name of a company. */
export function readScanned(text: string): ScannedText | null {
  const whole = plain(text)
  if (PLAIN.test(whole)) return { code: whole }
  const linked = LINKED.exec(whole)?.[1]
  if (linked !== undefined) return { code: linked }
  const uscc = usccIn(whole)
  if (uscc !== null) return { uscc }
  const short = parseShortCode(whole)
  if (short.ok) return { shortCode: short.value }
  if (LICENCE.test(whole)) return { unread: 'licence' }
  if (short.error.code === 'SHORT_CODE_CHECK_FAILED') return { unread: 'shortCode' }
  const written = normaliseUscc(whole)
  return /^[0-9A-Z]{15,20}$/.test(written) ? { unread: 'uscc' } : null
}
