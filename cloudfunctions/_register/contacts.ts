import { maskName, maskPhone } from '../../shared/kernel/mask'
import { lineOf } from '../../shared/kernel/phone'
import type { Sealed } from '../../shared/kernel/sealed'
import type { Vault } from '../_ports/vault'

/** A contact of the register: sealed, found by keyed hashes of its number and its last four digits, compared by one of the whole. */
export interface SealedContact {
  name: Sealed | null
  phone: Sealed
  /** What may be shown. */
  shown: string
  masked: string
  hash: string
  tail: string
  mark: string
}

/** Of four digits there are ten thousand, each many times in the sheet of a city. */
const tails = new WeakMap<Vault, Map<string, string>>()

/** Last four digits, as they are searched by. */
export function tailOf(vault: Vault, digits: string): string {
  const known = tails.get(vault) ?? new Map<string, string>()
  tails.set(vault, known)
  const tail = digits.slice(-4)
  const before = known.get(tail)
  if (before !== undefined) return before
  const blind = vault.blind(`tail|${tail}`)
  if (/^\d{4}$/.test(tail)) known.set(tail, blind)
  return blind
}

/** Seals a contact. `phone` in its kept form (kernel/phone.ts). */
export function sealContact(vault: Vault, { name, phone }: { name: string; phone: string }): SealedContact {
  const number = lineOf(phone)
  return {
    name: name === '' ? null : vault.seal(name), phone: vault.seal(phone), shown: name === '' ? '' : maskName(name), masked: maskPhone(phone),
    hash: vault.blind(number), tail: tailOf(vault, number), mark: vault.blind(`contact|${name}|${phone}`),
  }
}
