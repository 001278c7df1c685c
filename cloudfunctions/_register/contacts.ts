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

/** Last four digits, as they are searched by. */
export const tailOf = (vault: Vault, digits: string): string => vault.blind(`tail|${digits.slice(-4)}`)

/** Seals a contact. `phone` in its kept form (kernel/phone.ts). */
export function sealContact(vault: Vault, { name, phone }: { name: string; phone: string }): SealedContact {
  const number = lineOf(phone)
  return {
    name: name === '' ? null : vault.seal(name), phone: vault.seal(phone), shown: name === '' ? '' : maskName(name), masked: maskPhone(phone),
    hash: vault.blind(number), tail: tailOf(vault, number), mark: vault.blind(`contact|${name}|${phone}`),
  }
}
