import { signCode, verifyCode, type CodeKeys } from '../../../shared/register/signed-code'
import type { CodeSigner } from '../../_ports/vault'

/** Signs with the last key listed, verifies with any. */
export function createCodeSigner(keys: CodeKeys): CodeSigner {
  const newest = Object.keys(keys).at(-1) ?? ''
  return {
    sign: (identity) => signCode(keys, newest, identity),
    verify: (text) => verifyCode(keys, text),
  }
}
