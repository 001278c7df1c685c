import type { CollectionName, Documents, New } from './documents'

export type Scalar = string | number | boolean | null

/** A demand on one field: a value, or operators as plain data (all of them hold at once). */
export type Demand =
  | Scalar
  | { readonly $in: readonly Scalar[] }
  | { readonly $gt?: string | number; readonly $gte?: string | number; readonly $lt?: string | number; readonly $lte?: string | number }
  | { readonly $ne: Scalar }
  | { readonly $regex: string }

/** Field (dots reach inside) → demand. The tenant is added by the repository and must not be named. */
export type Where = Readonly<Record<string, Demand>>

export interface FindOptions<C extends CollectionName> {
  orderBy?: readonly (readonly [field: string, direction: 'asc' | 'desc'])[]
  /** 1–1000, default 100. */
  limit?: number
  /** Only these top-level fields (and `_id`) are read; the caller must not touch others. */
  field?: readonly (keyof Documents[C] & string)[]
}

/** `duplicate` names the unique index that refused (`_id` for the id itself, '' when the platform does not say). */
export type Inserted = 'inserted' | { readonly duplicate: string }

/** The calls that are safe inside a transaction; each names one document by id. */
export interface Transaction {
  get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | null>
  /** Writes the whole document, new or not. */
  set<C extends CollectionName>(collection: C, document: New<Documents[C]>): Promise<void>
  /** Only of a document read by `get` in this transaction. */
  update<C extends CollectionName>(collection: C, id: string, set: Partial<Documents[C]>): Promise<void>
  remove(collection: CollectionName, id: string): Promise<void>
}

/**
 * The document database, without its traps: every read and write names the tenant, nested objects are replaced whole,
 * `undefined` is refused, uniqueness comes back as a value and not as an error. Throws only on outages and bugs.
 * Each call is one hop.
 */
export interface Repository {
  findOne<C extends CollectionName>(collection: C, where: Where): Promise<Documents[C] | null>
  find<C extends CollectionName>(collection: C, where: Where, options?: FindOptions<C>): Promise<Documents[C][]>
  insert<C extends CollectionName>(collection: C, document: New<Documents[C]>): Promise<Inserted>
  /** Inserts what is not there yet (by any unique key) and gives the number inserted. */
  insertMany<C extends CollectionName>(collection: C, documents: readonly New<Documents[C]>[]): Promise<number>
  /** Sets the fields of every match, in one atomic write per document. Gives the number of documents that are different now:
   *  a match that already had these values does not count. */
  updateWhere<C extends CollectionName>(collection: C, where: Where, set: Partial<Documents[C]> | Readonly<Record<string, unknown>>): Promise<number>
  /** Adds to numbers and sets other fields in the same write. Gives the number of documents written. */
  inc(collection: CollectionName, where: Where, amounts: Readonly<Record<string, number>>, set?: Readonly<Record<string, unknown>>): Promise<number>
  removeWhere(collection: CollectionName, where: Where): Promise<number>
  /** How many match, counted up to `limit` (reads no more than that). */
  count(collection: CollectionName, where: Where, limit: number): Promise<number>
  /** How many match, counted by the database on its index. For figures; a badge uses `count`. */
  tally(collection: CollectionName, where: Where): Promise<number>
  /** Runs `work` in a transaction, again on a conflict, at most 5 times with random waits: `work` must be repeatable. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
}
