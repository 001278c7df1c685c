import { Aggregator } from 'mingo/aggregator'
import { type Collection } from '../catalog'
import { formatValue, parseValue, readStored } from '../ejson'
import { invalidParameter, notEmulated, requestFailed, strictRefusal } from '../errors'
import { matching } from '../finding'
import { plan } from '../planner'
import { checkFilter, CONTEXT } from '../predicate'
import { readSort, sortDocuments } from '../projecting'
import { type Params } from '../request'
import { type Session } from '../session'
import { isDocument, type Document, type Value } from '../value'

interface Stage {
  name: string
  body: Value
}

/** Stages the SDK builds, each judged by mingo. Anything else, `$out` and `$merge` above all, is not offered. */
const STAGES = new Set(
  'addFields bucket bucketAuto count group limit lookup match project replaceRoot sample skip sort sortByCount unwind set unset'
    .split(' ')
    .map((name) => `$${name}`),
)
const MAX_RESULTS_BYTES = 50 * 1024 * 1024

/** `aggregate`. A leading `$match`, with the `$sort` behind it, is read through indexes; `$lookup` fetches only what it joins. */
export function aggregateDocuments(session: Session, params: Params): Record<string, unknown> {
  const collection = session.collection(params['collectionName'])
  const stages = readStages(session, params['stages'])
  const { documents, rest } = source(session, collection, stages)
  const results = runStages(session, documents, rest)
  const list = results.map((result) => formatValue(result))
  if (list.reduce((sum, text) => sum + text.length, 0) > MAX_RESULTS_BYTES)
    throw requestFailed('the result of the aggregation is too large')
  return { data: { list } }
}

function readStages(session: Session, stages: unknown): Stage[] {
  if (!Array.isArray(stages)) throw invalidParameter('stages must be a list')
  return stages.map((stage: { stageKey?: unknown; stageValue?: unknown }) => {
    const name = String(stage.stageKey)
    if (!STAGES.has(name)) throw notEmulated(`the aggregation stage ${name}`)
    const body = parseValue(String(stage.stageValue), session.now)
    if (name === '$match') {
      if (!isDocument(body)) throw requestFailed('$match needs an object')
      checkFilter(body)
    }
    return { name, body }
  })
}

function source(session: Session, collection: Collection, stages: Stage[]): { documents: Document[]; rest: Stage[] } {
  const [first, second] = stages
  const filter = first?.name === '$match' ? (first.body as Document) : {}
  const sort = first?.name === '$match' && second?.name === '$sort' ? readSort(second.body as Document) : []
  const chosen = session.planFor({ collection, filter, byDocument: false }, sort)
  const rest = stages.slice(first?.name === '$match' ? (sort.length > 0 ? 2 : 1) : 0)
  const limit = chosen.sorted ? leadingLimit(rest) : Infinity
  const documents: Document[] = []
  for (const hit of matching(session.newest(), collection, chosen, filter)) {
    documents.push(hit.document())
    if (documents.length >= limit) break
  }
  return { documents: chosen.sorted ? documents : sortDocuments(documents, sort), rest }
}

/** How many documents the following `$skip` and `$limit` can use. */
function leadingLimit(stages: Stage[]): number {
  let skipped = 0
  for (const { name, body } of stages) {
    if (name === '$skip' && typeof body === 'number') skipped += body
    else return name === '$limit' && typeof body === 'number' ? skipped + body : Infinity
  }
  return Infinity
}

function runStages(session: Session, documents: Document[], stages: Stage[]): Document[] {
  let current = documents
  let pending: Stage[] = []
  const flush = (): void => {
    current = runInMingo(current, pending, () => [])
    pending = []
  }
  for (const stage of stages) {
    if (stage.name === '$lookup') {
      flush()
      current = lookup(session, current, stage)
    } else if (stage.name === '$sort') {
      flush()
      current = sortDocuments(current, readSort(stage.body as Document))
    } else pending.push(stage)
  }
  flush()
  return current
}

function runInMingo(documents: Document[], stages: Stage[], resolver: (name: string) => Document[]): Document[] {
  if (stages.length === 0) return documents
  const pipeline = stages.map(({ name, body }) => ({ [name]: body }))
  try {
    return new Aggregator(pipeline, { context: CONTEXT, collectionResolver: resolver }).run<Document>(documents)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    if (/not found|unregistered|unknown|invalid operator|not registered/i.test(message)) {
      throw notEmulated(`an operator of this aggregation (${message})`)
    }
    throw requestFailed(message)
  }
}

function lookup(session: Session, documents: Document[], stage: Stage): Document[] {
  const body = stage.body
  if (!isDocument(body) || typeof body['from'] !== 'string') throw requestFailed('$lookup needs from')
  const foreign = session.collection(body['from'])
  const { localField, foreignField } = body
  const joined =
    body['pipeline'] === undefined && typeof localField === 'string' && typeof foreignField === 'string'
      ? joinable(session, foreign, foreignField, valuesOf(documents, localField))
      : everything(session, foreign, null)
  return runInMingo(documents, [stage], (name) => (name === foreign.name ? joined : []))
}

function valuesOf(documents: Document[], path: string): Value[] {
  const values = runInMingo(documents, [{ name: '$project', body: { _id: 0, value: `$${path}` } }], () => [])
  return values.flatMap(({ value }) => (value === undefined ? [null] : Array.isArray(value) ? value : [value]))
}

function joinable(session: Session, foreign: Collection, field: string, values: Value[]): Document[] {
  const filter: Document = { [field]: { $in: values } }
  const chosen = plan(foreign, filter, [])
  if (chosen.kind === 'everything') return everything(session, foreign, field)
  return [...matching(session.newest(), foreign, chosen, filter)].map((hit) => hit.document())
}

function everything(session: Session, foreign: Collection, field: string | null): Document[] {
  if (session.strict) {
    const missing = field ? `declare an index such as {${field}:1}` : 'a pipeline inside $lookup reads all of it'
    throw strictRefusal(`$lookup from ${foreign.name}: no declared index serves it; ${missing}`)
  }
  const reader = session.newest()
  const texts = [...reader.ids(foreign, { kind: 'everything', sorted: true, exact: true })].map((id) => reader.text(foreign, id))
  return texts.flatMap((text) => (text === undefined ? [] : [readStored(text)]))
}
