import * as z from 'zod/mini'

/**
 * Field schemas shared by all actions. Messages are error codes (see errors.ts), so that each kind of bad input
 * is refused with its own code; `serve` turns the first issue into the reply.
 */
// Control and invisible characters. U+200D is welcome where it joins emoji.
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028\u2029\u200B\u200C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/
const NEWLINE = /[\t\n\r]/
/** Half of a surrogate pair: no database keeps it, so the record would not verify. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?:[^\uD800-\uDBFF]|^)[\uDC00-\uDFFF]/
const codePoints = (text: string) => [...text].length
const visible = (text: string) => codePoints(text.replace(/[\u200D\uFE0F]/g, ''))

/** Tells the generated documentation what a schema can't: limits that are checks in code. Lengths hold for the trimmed text. */
const describe = <T extends z.ZodMiniType>(schema: T, description: string, limits: { minLength?: number; maxLength?: number } = {}): T => {
  z.globalRegistry.add(schema, { description, ...limits })
  return schema
}

/** One line of text, trimmed, `min`..`max` code points (one 汉字 counts 1). */
export const line = (max: number, min = 1) =>
  describe(z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => text.trim()),
      z.string().check(
        z.refine((text) => !CONTROL.test(text) && !NEWLINE.test(text) && !HALF.test(text), 'INPUT_CONTROL_CHARACTERS'),
        z.refine((text) => visible(text) >= min, min === 1 ? 'INPUT_MISSING' : 'INPUT_TOO_SHORT'),
        z.refine((text) => codePoints(text) <= max, 'INPUT_TOO_LONG'),
      ),
    ),
  ), `one line, ${min}–${max} characters`, { minLength: min, maxLength: max })

/** Text of several lines, trimmed, `min`..`max` code points. */
export const prose = (max: number, min = 1) =>
  describe(z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => text.replace(/\r\n?/g, '\n').trim()),
      z.string().check(
        z.refine((text) => !CONTROL.test(text) && !HALF.test(text), 'INPUT_CONTROL_CHARACTERS'),
        z.refine((text) => visible(text) >= min, min === 1 ? 'INPUT_MISSING' : 'INPUT_TOO_SHORT'),
        z.refine((text) => codePoints(text) <= max, 'INPUT_TOO_LONG'),
      ),
    ),
  ), `text, ${min}–${max} characters`, { minLength: min, maxLength: max })

/** An opaque id of ours. */
export const id = describe(z.string().check(
  z.refine((text) => text.length > 0, 'INPUT_MISSING'),
  z.refine((text) => text.length <= 64, 'INPUT_TOO_LONG'),
  z.regex(/^[\w.:@-]*$/, 'INPUT_INVALID'),
), 'id', { minLength: 1, maxLength: 64 })

/** Drawn once per tap by the client; 8..64 characters. */
export const requestId = describe(z.string().check(
  z.refine((text) => text.length > 0, 'INPUT_MISSING'),
  z.refine((text) => text.length >= 8, 'INPUT_TOO_SHORT'),
  z.refine((text) => text.length <= 64, 'INPUT_TOO_LONG'),
  z.regex(/^[\w-]*$/, 'INPUT_INVALID'),
), 'drawn by the caller once per tap, 8–64 of A–Z a–z 0–9 _ -; a repeat gets the first reply', { minLength: 8, maxLength: 64 })

/** The `version` of the case on the screen. */
export const seen = describe(z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID')), 'version of the case on the screen')

/** A mainland mobile or a landline with area code. */
export const phone = describe(z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string) => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')),
    z.string().check(
      z.refine((text) => text.length > 0, 'INPUT_MISSING'),
      z.regex(/^(1[3-9]\d{9}|0\d{9,11}|400\d{7})$/, 'INPUT_INVALID'),
    ),
  ),
), 'mainland mobile, or landline with area code')

/** The 32 signed characters of a printed code (possibly URI-encoded, so a little longer). */
export const codeText = describe(z.string().check(
  z.refine((text) => text.length > 0, 'INPUT_MISSING'),
  z.refine((text) => text.length <= 128, 'INPUT_TOO_LONG'),
), 'the 32 characters of a printed code, URI-encoded or not', { minLength: 1, maxLength: 128 })

/** Uploaded files: ids given out by `directory.uploadTicket`. */
export const files = (max: number) =>
  z._default(
    z.array(z.object({ fileId: z.string().check(z.maxLength(400, 'INPUT_TOO_LONG'), z.minLength(1, 'INPUT_MISSING')), name: line(120) })).check(
      z.maxLength(max, 'INPUT_TOO_LONG'),
    ),
    [],
  )

export const cursor = z.optional(z.string().check(z.maxLength(120, 'INPUT_TOO_LONG')))
