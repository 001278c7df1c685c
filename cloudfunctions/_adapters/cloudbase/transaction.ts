import type { CollectionName, Documents } from '../../_ports/documents'
import type { Transaction } from '../../_ports/repository'
import { checked, isConflict } from './answers'
import { db } from './app'
import { refuseUndefined, toUpdate } from './query'

const ATTEMPTS = 5
/** Upper bound of the first random wait, milliseconds; doubled each time. */
const FIRST_WAIT_MS = 20

type SdkTransaction = Awaited<ReturnType<typeof db.startTransaction>>

/** Runs `work` in a transaction and again, after a random wait, when another one was faster. */
export async function transactionOf<T>(tenant: string, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const open = await db.startTransaction()
    try {
      const result = await work(safeCalls(tenant, open))
      await open.commit()
      return result
    } catch (error) {
      // After a conflict the server has already aborted: the roll-back may fail, and the first error is the one that matters.
      await open.rollback(null).catch(() => undefined)
      if (!isConflict(error) || attempt === ATTEMPTS) throw error
      await new Promise((resolve) => setTimeout(resolve, Math.random() * FIRST_WAIT_MS * 2 ** attempt))
    }
  }
}

/** `where().update()` and `where().remove()` would leave the transaction, so they are not offered. */
function safeCalls(tenant: string, open: SdkTransaction): Transaction {
  const read = new Set<string>()
  const document = (collection: CollectionName, id: string) => open.collection(collection).doc(id)
  return {
    async get<C extends CollectionName>(collection: C, id: string): Promise<Documents[C] | null> {
      const { data } = checked(await document(collection, id).get())
      const found = (Array.isArray(data) ? data[0] : data) as Documents[C] | null | undefined
      if (!found || found.tenant !== tenant) return null
      read.add(`${collection}/${id}`)
      return found
    },
    async set(collection, whole) {
      refuseUndefined(whole, collection)
      const { _id, ...fields } = { ...whole, tenant }
      checked(await document(collection, _id).set(fields))
    },
    async update(collection, id, set) {
      if (!read.has(`${collection}/${id}`)) throw new TypeError(`update of ${collection} before reading it in this transaction`)
      checked(await document(collection, id).update(toUpdate(set)))
    },
    async remove(collection, id) {
      if (!read.has(`${collection}/${id}`)) throw new TypeError(`removal from ${collection} before reading it in this transaction`)
      checked(await document(collection, id).remove())
    },
  }
}
