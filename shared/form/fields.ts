import * as z from 'zod/mini'
import * as text from './text-checks'

/**
 * Field schemas shared by all actions, made from the checks of text-checks.ts. Messages are error codes (see errors.ts), so that each kind
 * of bad input is refused with its own code; `serve` turns the first issue into the reply.
 */
function schemaOfText({ clean, rules, limits }: text.TextCheck, description?: string) {
  const checked = z.string().check(...rules.map(([code, holds]) => (holds instanceof RegExp ? z.regex(holds, code) : z.refine<string>(holds, code))))
  const schema: z.ZodMiniType<string, string> = clean === undefined ? checked : z.pipe(z.string(), z.pipe(z.transform(clean), checked))
  // Tells the generated documentation what a schema can't: limits that are checks in code. Lengths hold for the trimmed text.
  z.globalRegistry.add(schema, { ...(description !== undefined && { description }), ...limits })
  return schema
}

/** One line of text, folded (kernel/text.ts), `min`..`max` code points (one 汉字 counts 1). */
export const line = (max: number, min = 1) => schemaOfText(text.line(max, min), `one line, ${min}–${max} characters`)

/** Text of several lines, the same. */
export const prose = (max: number, min = 1) => schemaOfText(text.prose(max, min), `text, ${min}–${max} characters`)

/** An opaque id of ours. */
export const id = schemaOfText(text.id, 'id')

/** Drawn once per tap by the client; 8..64 characters. */
export const requestId = schemaOfText(text.requestId, 'drawn by the caller once per tap, 8–64 of A–Z a–z 0–9 _ -; a repeat gets the first reply')

/** The `version` of the case on the screen. */
export const seen = z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID'))
z.globalRegistry.add(seen, { description: 'version of the case on the screen' })

/** One telephone number, as it is pasted; kept in one form. */
export const phone = schemaOfText(text.phone, 'one telephone number: mobile, landline with area code, 400, 95xxx, or + and 8–15 digits; an extension behind a comma or 转')

/** The 32 signed characters of a printed code (possibly URI-encoded, so a little longer). */
export const codeText = schemaOfText(text.codeText, 'the 32 characters of a printed code, URI-encoded or not')

/** A calendar day in China. */
export const day = schemaOfText(text.day)

const file = z.object({ fileId: schemaOfText(text.fileId), name: schemaOfText(text.fileName, 'one line, 1–120 characters') })

/** Uploaded files: ids given out by `directory.uploadTicket`. */
export const files = (max: number) => z._default(z.array(file).check(z.maxLength(max, 'INPUT_TOO_LONG')), [])

/** Some of the words that the screen offers. */
export const picks = (max: number) => z._default(z.array(schemaOfText(text.pick, 'one line, 1–20 characters')).check(z.maxLength(max, 'INPUT_TOO_LONG')), [])

export const cursor = z.optional(z.string().check(z.maxLength(120, 'INPUT_TOO_LONG')))
/** How many rows of a list one page may have, and how many it has where nobody says. */
export const rowsPerPage = (most: number, usual = 20) => z._default(z.int('INPUT_TYPE').check(z.minimum(1, 'INPUT_INVALID'), z.maximum(most, 'INPUT_INVALID')), usual)
