import { fold, gramsOf } from '../../shared/kernel/fold'
import { normaliseUscc } from '../../shared/register/uscc'
import { parseShortCode } from '../../shared/register/short-code'
import { parsePhone, lineOf } from '../../shared/kernel/phone'
import { containing } from '../_database/like'
import type { Vault } from '../_ports/vault'
import { tailOf } from './contacts'

/** What a typed text may mean, each for its own index; null: not that. */
export interface CompanySearch {
  grams: string[] | null
  /** LIKE patterns, one for each word, of the folded names. */
  patterns: string[]
  phone: string | null
  tail: string | null
  /** A credit code, or its beginning: from here, up to there. */
  from: string | null
  upTo: string | null
  short: string | null
  /** An official's name, whole. */
  officer: string
}

/** Fewer characters than that begin too many codes. */
const SHORTEST_PREFIX = 4

/** What to look for. */
export function companySearch(text: string, vault: Vault): CompanySearch {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).map(fold).filter((word) => word !== '').slice(0, 8)
  const digits = text.replace(/\D/g, '')
  const phone = parsePhone(text)
  const code = normaliseUscc(text)
  const short = parseShortCode(text)
  const isCode = /^[0-9A-Z]+$/.test(code) && code.length >= SHORTEST_PREFIX && code.length <= 18
  const grams = gramsOf(...words)
  return {
    grams: words.length === 0 || grams.length === 0 ? null : grams,
    patterns: words.map(containing),
    phone: phone.ok ? vault.blind(lineOf(phone.number)) : null,
    tail: /^\d{4}$/.test(text.trim()) ? tailOf(vault, digits) : null,
    // No character of a code comes after Z.
    from: isCode ? code : null, upTo: isCode ? `${code}~` : null,
    short: short.ok ? short.value : null,
    officer: text.trim(),
  }
}
