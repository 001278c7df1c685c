// A database in a folder of its own, and short ways to speak the wire to it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type CollectionDeclaration, type Database } from '../../../emulator/database'

export interface TestDatabase {
  dir: string
  database: Database
  insert(collection: string, documents: object[]): Promise<unknown>
  find(collection: string, query: object): Promise<Record<string, unknown>[]>
  update(collection: string, query: object, update: object): Promise<number>
  /** Closes and opens the same folder again. */
  reopen(collections?: readonly CollectionDeclaration[]): Promise<void>
  stop(): Promise<void>
}

export function openTestDatabase(
  collections: readonly CollectionDeclaration[],
  more: { strict?: boolean; transactionTimeoutMs?: number } = {},
): TestDatabase {
  const dir = mkdtempSync(join(tmpdir(), 'database-'))
  const open = (declared: readonly CollectionDeclaration[]): Database =>
    openDatabase({ dir, collections: declared, strict: false, now: Date.now, ...more })
  const test: TestDatabase = {
    dir,
    database: open(collections),
    insert: (collection, documents) =>
      test.database.handle('database.insertDocument', {
        collectionName: collection,
        data: documents.map((document) => JSON.stringify(document)),
      }),
    async find(collection, query) {
      const reply = await test.database.handle('database.getDocument', {
        collectionName: collection,
        queryType: 'WHERE',
        query: JSON.stringify(query),
        limit: 1000,
      })
      return (reply['data'] as { list: string[] }).list.map((text) => JSON.parse(text) as Record<string, unknown>)
    },
    async update(collection, query, update) {
      const params = {
        collectionName: collection,
        queryType: 'WHERE',
        query: JSON.stringify(query),
        data: JSON.stringify(update),
        multi: true,
        merge: true,
        upsert: false,
      }
      return ((await test.database.handle('database.modifyDocument', params))['data'] as { updated: number }).updated
    },
    async reopen(declared = collections) {
      await test.database.close()
      test.database = open(declared)
    },
    async stop() {
      await test.database.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
  return test
}
