/**
 * Rows on their way to the server, written one after another into bytes. As one text of a megabyte they cost the function four times as much: the engine keeps it in
 * pieces, which it puts together, measures and writes again (measured: a thousand wide rows 11 ms, so 2.5).
 */
let scratch = Buffer.alloc(64 * 1024)

/** The longest that a character may be in UTF-8, in bytes for each unit of UTF-16. */
const LONGEST = 3

/** Collects texts as bytes; `end` gives them. Nothing else may write in between: it is all synchronous. */
export interface Pen {
  add(text: string): void
  end(): Buffer
}

export function penOf(): Pen {
  let at = 0
  return {
    add(text) {
      const needed = at + text.length * LONGEST
      if (needed > scratch.length) {
        const larger = Buffer.alloc(Math.max(needed, scratch.length * 2))
        scratch.copy(larger, 0, 0, at)
        scratch = larger
      }
      at += scratch.write(text, at)
    },
    end: () => Buffer.from(scratch.subarray(0, at)),
  }
}

/** What the server reads before a jsonb in its binary form: the version of it (jsonb_recv). */
const JSONB = '\u0001'

/** A list in the binary form in which the server takes `type`. */
export function listAsBytes(type: 'json' | 'jsonb', list: readonly unknown[]): Buffer {
  const pen = penOf()
  pen.add(type === 'jsonb' ? `${JSONB}[` : '[')
  list.forEach((each, at) => {
    if (at > 0) pen.add(',')
    pen.add(JSON.stringify(each) ?? 'null')
  })
  pen.add(']')
  return pen.end()
}
