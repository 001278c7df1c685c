import { toBase64Url } from '../../shared/kernel/sha256'
import type { Vault } from '../_ports/vault'

/** Bytes of chance: of a code, which lives a minute, and of what a cookie holds. */
const BYTES = { code: 16, page: 32, session: 32 } as const
export type SecretKind = keyof typeof BYTES

/** A new secret, base64url: 22 characters of a code, 43 of a cookie. `random` gives as many bytes as it is asked for. */
export const drawSecret = (kind: SecretKind, random: (bytes: number) => Uint8Array): string => toBase64Url(random(BYTES[kind]))

/** What is stored of a secret: keyed with the tenant, so that neither a stolen table nor another tenant can make use of it. */
export const hashOf = (vault: Vault, kind: SecretKind, secret: string): string => vault.blind(`desk-${kind}|${secret}`)

/** A network address, as it is compared and never shown. */
export const addressHash = (vault: Vault, address: string | null): string | null => (address === null ? null : vault.blind(`address|${address}`).slice(0, 22))
