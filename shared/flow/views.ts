import * as z from 'zod/mini'
import type { Actor } from '../access/actor'
import { ROLES } from '../access/roles'
import type { FileRef, Shape, TrailEntry } from './shape'

/** What crosses the wire about a record, whatever flow it belongs to. */
export const FileView = z.object({
  fileId: z.string(),
  name: z.string(),
  /** Temporary link, valid about ten minutes; absent when the store did not answer. */
  url: z.optional(z.string()),
  /** Its bytes are not those that were filed: shown to nobody. */
  withheld: z.optional(z.boolean()),
})
export type FileView = z.infer<typeof FileView>

/** One line of the record of a flow: `kinds` are its entries, `said` what they say besides. */
export const entryViewOf = <const K extends readonly [string, ...string[]] | readonly string[], T extends z.core.$ZodLooseShape>(kinds: K, said: T) => z.object({
  seq: z.int(),
  at: z.string(),
  kind: z.enum(kinds),
  visibility: z.enum(['public', 'internal']),
  who: z.object({ role: z.enum(ROLES), name: z.nullable(z.string()), unitName: z.nullable(z.string()), me: z.boolean() }),
  text: z.optional(z.string()),
  files: z.array(FileView),
  /** Which rule fired (system entries). */
  rule: z.optional(z.string()),
  ...said,
})

/**
 * One entry of a receipt: content and salt of what its holder may see, of what was erased the bare commitment; of what is not for him neither what
 * nor when it was, but the stamp that commits to both.
 */
export const receiptEntryOf = <const K extends readonly string[], T extends z.core.$ZodLooseShape>(kinds: K, said: T) => z.object({
  seq: z.int(),
  at: z.nullable(z.string()),
  kind: z.nullable(z.enum(kinds)),
  mask: z.nullable(z.string()),
  stamp: z.nullable(z.string()),
  commitment: z.string(),
  hash: z.string(),
  salt: z.nullable(z.string()),
  content: z.nullable(z.object({
    role: z.enum(ROLES),
    name: z.nullable(z.string()),
    unitName: z.nullable(z.string()),
    text: z.optional(z.string()),
    files: z.optional(z.array(z.object({ fileId: z.string(), name: z.string(), sha256: z.string() }))),
    rule: z.optional(z.string()),
    ...said,
  })),
})

/** What is known of files when they are shown: a link each, or that a file's bytes are not those that were filed. */
export type FileLinks = ReadonlyMap<string, { url: string } | { withheld: true }>

/** A link under which a file is kept by its own name: the store names it so in its answer, where it knows how. */
const savedAs = (link: { url: string } | { withheld: true } | undefined, name: string): object =>
  link === undefined || 'withheld' in link ? { ...link } : { url: `${link.url}${link.url.includes('?') ? '&' : '?'}download=${encodeURIComponent(name)}` }

export const fileViews = (files: readonly FileRef[] | undefined, links: FileLinks): FileView[] => (files ?? []).map(({ fileId, name }) => ({ fileId, name, ...savedAs(links.get(fileId), name) }))

/** One line of the record as a reader sees it. Erased content shows only that something happened. */
export function entryView<S extends Shape>({ seq, at, kind, visibility, by, content }: TrailEntry<S>, actor: Actor, links: FileLinks) {
  const { role = 'system', name = null, unitName = null, text, files, rule, ...said } = content ?? {}
  return {
    seq, at, kind, visibility,
    who: { role, name, unitName, me: by === actor.personId },
    ...(text ? { text } : {}),
    files: fileViews(files, links),
    ...(rule ? { rule } : {}),
    ...(said as Partial<S['said']>),
  }
}
