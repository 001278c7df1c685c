import type { CollectionName, Documents, New } from '../../_ports/documents'
import type { FindOptions, Inserted, Repository, Where } from '../../_ports/repository'
import { checked, countOf, duplicateIndex, listOf } from './answers'
import { db } from './app'
import { refuseUndefined, toQuery, toUpdate } from './query'
import { transactionOf } from './transaction'

/** The repository of one tenant over the SDK. */
export function createRepository(tenant: string): Repository {
  const collection = (name: CollectionName) => db.collection(name)
  const owned = (document: object): object => {
    refuseUndefined(document, 'document')
    return { ...document, tenant }
  }

  async function find<C extends CollectionName>(name: C, where: Where, options: FindOptions<C> = {}): Promise<Documents[C][]> {
    let query = collection(name).where(toQuery(tenant, where))
    for (const [field, direction] of options.orderBy ?? []) query = query.orderBy(field, direction)
    if (options.field) query = query.field(Object.fromEntries(options.field.map((field) => [field, true])))
    const answer = checked(await query.limit(options.limit ?? 100).get())
    return listOf(answer) as Documents[C][]
  }

  async function add(name: CollectionName, documents: object | object[]): Promise<Inserted> {
    try {
      checked(await collection(name).add(documents))
      return 'inserted'
    } catch (error) {
      const duplicate = duplicateIndex(error)
      if (duplicate === null) throw error
      return { duplicate }
    }
  }

  async function update(name: CollectionName, where: Where, data: Record<string, unknown>): Promise<number> {
    return countOf(checked(await collection(name).where(toQuery(tenant, where)).update(data)).updated)
  }

  return {
    find,
    findOne: async (name, where) => (await find(name, where, { limit: 1 }))[0] ?? null,
    insert: async (name, document) => add(name, owned(document)),
    async insertMany(name, documents) {
      if (documents.length === 0) return 0
      const all = (documents as readonly New<Documents[CollectionName]>[]).map(owned)
      if (all.length > 1 && (await add(name, all)) === 'inserted') return all.length
      // Some are there already, and the platform does not say how many went in before the clash: one by one, what is there stays.
      const outcomes = await Promise.all(all.map((document) => add(name, document)))
      return outcomes.filter((outcome) => outcome === 'inserted').length
    },
    updateWhere: async (name, where, set) => update(name, where, toUpdate(set)),
    inc: async (name, where, amounts, set = {}) => update(name, where, toUpdate(set, amounts)),
    async removeWhere(name, where) {
      return countOf(checked(await collection(name).where(toQuery(tenant, where)).remove()).deleted)
    },
    async count(name, where, limit) {
      const query = collection(name).where(toQuery(tenant, where)).field({ _id: true }).limit(limit)
      return listOf(checked(await query.get())).length
    },
    async tally(name, where) {
      return countOf(checked(await collection(name).where(toQuery(tenant, where)).count()).total)
    },
    transaction: (work) => transactionOf(tenant, work),
  }
}
