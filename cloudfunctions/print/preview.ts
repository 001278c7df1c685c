import type { Actor } from '../../shared/access/actor'
import type { Refusal } from '../../shared/api'
import { refuse } from '../../shared/api/errors'
import type { Chosen } from '../../shared/api/print.api'
import { addMs, DAY_MS, type Instant } from '../../shared/kernel/instant'
import { ok, type Result } from '../../shared/kernel/result'
import { MOST_SIGNS, PRINT_TEMPLATES, type PrintedOf, printsOf } from '../../shared/register/print'
import { signLink, usccIn } from '../../shared/register/scanned-text'
import { type Statement, statement } from '../_database/statement'
import { ACTOR } from '../_flow/reading'
import { HERE, withinReach } from '../_flow/scope'
import { StorageError } from '../_ports/file-store'
import { allowed, readByRight } from '../_runtime/governed'
import { errorFields } from '../_runtime/logger'
import { signedIn, type SignedInCall, type UseCase } from '../_runtime/use-case'
import { chosenWords } from './chosen-words'
import { drawInto, fonts } from './draw'
import { lookOf } from './look'
import { makeSign } from './make-sign'
import { type Asked, askedOf, kindOf, matching, type Way, wayOf, WAYS } from './matching'
import { sampleObject } from './objects'
import { detailsOf, type SignDetails } from './sign-details'

interface Matched {
  total: number
  before: number
  /** Credit codes of a list that are there. */
  known: string[]
  areaName: string
  rootName: string
  /** Of an import or of one thing. */
  name: string | null
  /** Those of the first sheet. */
  first: { id: string; details: SignDetails | null }[]
}

interface Read {
  actor: Omit<Actor, 'personId'>
  path: string[] | null
  matched: Matched | null
}

const text = (way: Way): string => `select ${ACTOR} as actor, here.path, ${withinReach('print.preview', { areas: 'here.path' }, `(with m as materialized (${matching(way)})
    select json_build_object('total', (select count(*) from m), 'before', (select count(*) from m where m.printed_at is not null),
      'known', ${way === 'company list' ? `(select coalesce(json_agg(m.uscc), '[]') from m)` : `'[]'::json`}, 'areaName', here.name,
      'rootName', (select r.name from mashangban.areas r where r.tenant = :tenant and r.id = here.path[cardinality(here.path)]),
      'name', ${way.endsWith(' one') ? '(select min(m.name) from m)' : way === 'company import' ? '(select i.name from mashangban.imports i where i.tenant = :tenant and i.id = :importId)' : 'null'},
      'first', (select coalesce(json_agg(json_build_object('id', f.id, 'details', ${detailsOf(`'${kindOf(way)}'`, 'f.id')}) order by f.seq), '[]') from (select m.* from m order by m.seq limit :sheet) f)))`)} as matched ${HERE}`

const READS = Object.fromEntries(WAYS.map((way) => [way, statement(`print_preview_${way.replace(' ', '_')}`, text(way))])) as unknown as Record<Way, Statement<Asked & { personId: string; sheet: number }, Read>>

interface Row {
  id: string
  areaId: string
  personId: string
  of: string
  template: string
  chosen: object
  words: string
  found: object
  total: number
  sample: string
  now: Instant
  until: Instant
}

const writeSample = statement<Row, { made: number }>('print_sample', `
  with made as (insert into mashangban.prints (tenant, id, area_id, person_id, of, template, chosen, words, state, found, total, done, left_out, sample, list, made_at, until)
    values (:tenant, :id, :areaId, :personId, :of, :template, :chosen::jsonb, :words, 'sample', :found::jsonb, :total, 0, 0, :sample, '', :now::timestamptz, :until::timestamptz) returning 1)
  select count(*)::int as made from made`)

/** Of a list: lines that hold no credit code, and codes that are not there. */
const unknownIn = (chosen: Chosen, { listed }: Asked, known: readonly string[]): string[] =>
  [...(chosen.by === 'list' ? chosen.list.filter((line) => usccIn(line) === null) : []), ...listed.filter((uscc) => !known.includes(uscc))]

/** Lines of a list that are told back. */
const MOST_UNKNOWN = 200
/** A sample that nobody says yes to goes after a day. */
const SAMPLE_DAYS = 1
/** What a sample has in place of a number. */
const SPECIMEN = '样张-样张'

/** The first sheet, with a code that leads to the page and names nothing, so that a sample on a door is no sign. */
async function drawSample(call: SignedInCall, of: PrintedOf, template: keyof typeof PRINT_TEMPLATES, matched: Matched, origin: string, object: string): Promise<Result<null, Refusal>> {
  const { settings, files } = call.ports
  const values = await settings.at(call.now)
  const signs = matched.first.flatMap(({ id, details }) => (details === null ? [] : [makeSign(of, id, details, { link: signLink(origin, ''), shortCode: SPECIMEN }, values.signs.complaintPhone)]))
  const look = lookOf(values, matched.rootName)
  const { unprintable } = await fonts()
  try {
    await drawInto(files, object, template, signs.filter((sign) => unprintable(sign, look).length === 0), look, call.now)
    return ok(null)
  } catch (error) {
    if (!(error instanceof StorageError)) throw error
    call.log(errorFields(error))
    return refuse('STORAGE_FAILED')
  }
}

/** Counts what would be printed, and draws the first sheet of it. Nothing is ordered, and no code is made, until somebody says yes (`print.begin`). Two trips. */
export const preview: UseCase<'print.preview'> = async ({ areaId, of, template, chosen }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { database, deskOrigin }, caller: { personId }, now } = call
  const way = wayOf(of, chosen.by)
  if (way === null || !printsOf(template, of)) return refuse('PRINT_NOT_FOR')
  const asked = askedOf(areaId, chosen)
  const { actor, path, matched } = await database.one(READS[way], { ...asked, personId, sheet: PRINT_TEMPLATES[template].sheet })
  const may = allowed(call, actor, path && { areas: path }, 'AREA_NOT_FOUND')
  if (!may.ok) return may
  readByRight(matched)
  if (deskOrigin === null) return refuse('PRINT_NO_ADDRESS')
  if (matched.total === 0) return refuse('PRINT_NOTHING')
  if (matched.total > MOST_SIGNS) return refuse('PRINT_TOO_MANY', { most: MOST_SIGNS })
  const id = `pr-${Buffer.from(call.random(9)).toString('base64url')}`
  const sample = sampleObject(id)
  const drawn = await drawSample(call, of, template, matched, deskOrigin, sample)
  if (!drawn.ok) return drawn
  const unknown = unknownIn(chosen, asked, matched.known).slice(0, MOST_UNKNOWN)
  await database.one(writeSample, {
    id, areaId, personId, of, template, chosen, words: chosenWords(of, chosen, matched.name ?? matched.areaName), found: { before: matched.before, unknown }, total: matched.total, sample, now,
    until: addMs(now, SAMPLE_DAYS * DAY_MS),
  })
  return may.value.reply({ printId: id })
}
