// Finds documents: plan, test, order, cut, project; without decoding what nobody looks at.
import { type Collection } from './catalog'
import { formatValue, readStored } from './ejson'
import { type Plan, type SortOrder } from './planner'
import { compileFilter } from './predicate'
import { projectDocuments, sortDocuments } from './projecting'
import { type Reader } from './reading'
import { type Document } from './value'

export interface Search {
  filter: Document
  sort: SortOrder
  skip: number
  limit: number
  projection: Document | null
}

/** A stored document, decoded only when somebody asks. */
export interface Found {
  id: Buffer
  text: string
  document(): Document
}

function found(id: Buffer, text: string): Found {
  let decoded: Document | null = null
  return { id, text, document: () => (decoded ??= readStored(text)) }
}

/** The documents a plan leads to that really match, in the plan's order. */
export function* matching(reader: Reader, collection: Collection, chosen: Plan, filter: Document): Iterable<Found> {
  const test = isExact(chosen) ? null : compileFilter(filter)
  for (const id of reader.ids(collection, chosen)) {
    const text = reader.text(collection, id)
    if (text === undefined) continue
    const candidate = found(id, text)
    if (!test || test(candidate.document())) yield candidate
  }
}

function isExact(chosen: Plan): boolean {
  return chosen.kind === 'union' ? false : chosen.exact
}

/** EJSON texts of one page of results. */
export function findTexts(reader: Reader, collection: Collection, chosen: Plan, search: Search): string[] {
  const hits = matching(reader, collection, chosen, search.filter)
  if (chosen.sorted) {
    const page = cut(hits, search.skip, search.limit)
    if (!search.projection) return page.map(({ text }) => text)
    return projectDocuments(
      page.map((hit) => hit.document()),
      search.projection,
    ).map(formatValue)
  }
  return finish(
    [...hits].map((hit) => hit.document()),
    search,
  ).map(formatValue)
}

/** Sorts, cuts and projects documents that are already in memory. */
export function finish(documents: Document[], search: Search): Document[] {
  const page = sortDocuments(documents, search.sort).slice(search.skip, search.skip + search.limit)
  return search.projection ? projectDocuments(page, search.projection) : page
}

/** The first `limit` hits after `skip`; stops reading as soon as it has them. */
function cut(hits: Iterable<Found>, skip: number, limit: number): Found[] {
  const page: Found[] = []
  if (limit === 0) return page
  let passed = 0
  for (const hit of hits) {
    if (passed++ < skip) continue
    page.push(hit)
    if (page.length >= limit) break
  }
  return page
}

/** How many documents match; read from the index alone when it covers the filter. */
export function countMatches(reader: Reader, collection: Collection, chosen: Plan, filter: Document): number {
  let count = 0
  if (isExact(chosen) && chosen.kind !== 'ids') for (const id of reader.ids(collection, chosen)) count += id.length > 0 ? 1 : 0
  else for (const hit of matching(reader, collection, chosen, filter)) count += hit.text.length > 0 ? 1 : 0
  return count
}
