import { PRINT_TEMPLATES } from '../../shared/register/print'
import { signLink } from '../../shared/register/scanned-text'
import type { Code } from '../../shared/register/schema'
import { formatShortCode } from '../../shared/register/short-code'
import type { JobRun } from '../_jobs/job'
import { draw } from '../_ports/draw'
import type { Look, Sign } from '../_print/sign'
import { codesOf } from '../_register/issue-codes'
import { drawInto, fonts } from './draw'
import { makeSign } from './make-sign'
import { fileObject } from './objects'
import type { Print } from './read-print'
import type { Batch, Done } from './writing'

/** What all signs of a printing have in common. */
export interface Common {
  look: Look
  supervision: string
  /** Where the links lead. */
  origin: string
}

/** What was done of a batch, and the file of it; `pages` 0: none of them is printed. */
export interface Drawn {
  signs: Done[]
  count: number
  pages: number
  object: string
}

const leftOut = (seq: number, why: string): Done => ({ seq, codeId: null, revision: null, shortCode: null, page: null, leftOut: why })

/**
 * Draws a batch into the nth file. Whoever has no code yet is given one. Left out is what has gone since, whose code is out of force (a sign of it would open nothing),
 * and whose name has a character that no font has: the character is named.
 */
export async function printFile({ id, of, template }: Pick<Print, 'id' | 'of' | 'template'>, n: number, batch: readonly Batch[], { look, supervision, origin }: Common, { ports: { database, codes, files }, now }: JobRun): Promise<Drawn> {
  const there = batch.filter(({ details }) => details !== null).map((row) => row.id)
  const [issued, { unprintable }] = [await codesOf(database, of, there, { at: now, random: draw }), await fonts()]
  const signed = batch.map(({ seq, id: thing, details }): Done & { sign: Sign | null } => {
    const code = issued.get(thing)
    if (details === null || code === undefined) return { ...leftOut(seq, 'gone'), sign: null }
    if (code.status !== 'active') return { ...leftOut(seq, 'stopped'), sign: null }
    const sign = makeSign(of, thing, details, { link: signLink(origin, codes.sign(code)), shortCode: shortCodeOf(code) }, supervision)
    const missing = unprintable(sign, look)
    if (missing.length > 0) return { ...leftOut(seq, `glyph:${missing.join('')}`), sign: null }
    return { seq, codeId: code.codeId, revision: code.revision, shortCode: code.shortCode, page: null, leftOut: null, sign }
  })
  const printed = signed.filter((each) => each.sign !== null)
  const object = fileObject(id, n)
  const { pages } = printed.length === 0 ? { pages: 0 } : await drawInto(files, object, template, printed.flatMap(({ sign }) => (sign === null ? [] : [sign])), look, now)
  const pageOf = new Map(printed.map(({ seq }, nth) => [seq, Math.floor(nth / PRINT_TEMPLATES[template].sheet) + 1]))
  return { signs: signed.map(({ sign: _sign, ...done }) => ({ ...done, page: pageOf.get(done.seq) ?? null })), count: printed.length, pages, object }
}

const shortCodeOf = ({ shortCode }: Pick<Code, 'shortCode'>): string => (shortCode === null ? '' : formatShortCode(shortCode))
