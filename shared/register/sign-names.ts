import { keysOf } from '../kernel/keys-of'
import type { Code } from './schema'

/** What may have a sign; a case has a slip. */
export type SignOf = Exclude<Code['of'], 'case'>

/** By which name an input says whose sign it means. */
export const SIGN_NAMES = { companyId: 'company', windowId: 'window', gridId: 'grid', counterId: 'counter', matterId: 'matter' } as const satisfies Record<string, SignOf>
export type SignName = keyof typeof SIGN_NAMES

/** Exactly one of them. */
export type NamedSign = { readonly [name in SignName]?: string | undefined }

/** Whose sign is meant; null: nobody is named. Of several the first one counts. */
export function signOf(named: NamedSign): { of: SignOf; id: string } | null {
  for (const name of keysOf(SIGN_NAMES)) {
    const id = named[name]
    if (id !== undefined) return { of: SIGN_NAMES[name], id }
  }
  return null
}

/** The same as an input names it. */
export const nameOfSign = (of: SignOf): SignName => keysOf(SIGN_NAMES).find((name) => SIGN_NAMES[name] === of) ?? 'companyId'
