import type { Sealed } from '../../shared/kernel/sealed'
import type { CodeIdentity, CodeError } from '../../shared/register/signed-code'
import type { Result } from '../../shared/kernel/result'

/** Personal data under lock. Synchronous: no I/O. */
export interface Vault {
  /** Encrypts a text (AES-256-GCM, tenant bound in) with the newest key; the key id is part of the result. */
  seal(text: string): Sealed
  /** Opens what any key still configured has sealed. Throws when the key is gone or the text was changed: an outage, not a refusal. */
  open(sealed: Sealed): string
  /** HMAC of the tenant and the text, 43 characters of base64url: for search and comparison, not reversible. */
  blind(text: string): string
}

/** Signs and reads the 32 characters of printed codes. */
export interface CodeSigner {
  sign(identity: CodeIdentity): string
  verify(text: string): Result<CodeIdentity, CodeError>
}
