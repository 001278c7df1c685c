import * as z from 'zod/mini'

/**
 * Field schemas shared by all actions. Messages are error codes (see errors.ts), so that each kind of bad input
 * is refused with its own code; `serve` turns the first issue into the reply.
 */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u2028\u2029\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/
const CONTROL_OR_NEWLINE = /[\u0000-\u001F\u007F\u2028\u2029\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/
const codePoints = (text: string) => [...text].length

/** One line of text, trimmed, `min`..`max` code points (one 汉字 counts 1). */
export const line = (max: number, min = 1) =>
  z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => text.trim()),
      z.string().check(
        z.refine((text) => !CONTROL_OR_NEWLINE.test(text), 'INPUT_CONTROL_CHARACTERS'),
        z.refine((text) => codePoints(text) >= min, min === 1 ? 'INPUT_MISSING' : 'INPUT_TOO_SHORT'),
        z.refine((text) => codePoints(text) <= max, 'INPUT_TOO_LONG'),
      ),
    ),
  )

/** Text of several lines, trimmed, `min`..`max` code points. */
export const prose = (max: number, min = 1) =>
  z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => text.replace(/\r\n?/g, '\n').trim()),
      z.string().check(
        z.refine((text) => !CONTROL.test(text), 'INPUT_CONTROL_CHARACTERS'),
        z.refine((text) => codePoints(text) >= min, min === 1 ? 'INPUT_MISSING' : 'INPUT_TOO_SHORT'),
        z.refine((text) => codePoints(text) <= max, 'INPUT_TOO_LONG'),
      ),
    ),
  )

/** An opaque id of ours. */
export const id = z.string().check(
  z.refine((text) => text.length > 0, 'INPUT_MISSING'),
  z.refine((text) => text.length <= 64, 'INPUT_TOO_LONG'),
  z.regex(/^[\w.:@-]*$/, 'INPUT_INVALID'),
)

/** Drawn once per tap by the client; 8..64 characters. */
export const requestId = z.string().check(
  z.refine((text) => text.length > 0, 'INPUT_MISSING'),
  z.refine((text) => text.length >= 8, 'INPUT_TOO_SHORT'),
  z.refine((text) => text.length <= 64, 'INPUT_TOO_LONG'),
  z.regex(/^[\w-]*$/, 'INPUT_INVALID'),
)

/** The `version` of the case on the screen. */
export const seen = z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID'))

/** A mainland mobile or an office number with area code. */
export const phone = z.pipe(
  z.string(),
  z.pipe(
    z.transform((text: string) => text.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '')),
    z.string().check(
      z.refine((text) => text.length > 0, 'INPUT_MISSING'),
      z.regex(/^(1[3-9]\d{9}|0\d{9,11}|400\d{7})$/, 'INPUT_INVALID'),
    ),
  ),
)

/** The 32 signed characters of a printed code (possibly URI-encoded, so a little longer). */
export const codeText = z.string().check(
  z.refine((text) => text.length > 0, 'INPUT_MISSING'),
  z.refine((text) => text.length <= 128, 'INPUT_TOO_LONG'),
)

/** Uploaded files: ids given out by `directory.uploadTicket`. */
export const files = (max: number) =>
  z._default(
    z.array(z.object({ fileId: z.string().check(z.maxLength(400, 'INPUT_TOO_LONG'), z.minLength(1, 'INPUT_MISSING')), name: line(120) })).check(
      z.maxLength(max, 'INPUT_TOO_LONG'),
    ),
    [],
  )

export const cursor = z.optional(z.string().check(z.maxLength(120, 'INPUT_TOO_LONG')))
