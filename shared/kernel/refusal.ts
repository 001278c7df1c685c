/** A refusal: its code, of the union of the context that refuses. `details` is for machines (which field, which newer entries), never personal data. */
export interface Refusal<C extends string> {
  code: C
  details?: unknown
}

/** Builds a refusal; kept short because decisions use it often. */
export const refuse = <const C extends string>(code: C, details?: unknown): { readonly ok: false; readonly error: Refusal<C> } => ({
  ok: false,
  error: details === undefined ? { code } : { code, details },
})
