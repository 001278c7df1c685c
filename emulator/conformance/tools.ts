// What each row of the table works with: the real SDK against two emulated databases, one of them strict.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { init } from '@cloudbase/node-sdk'
import { openDatabase, type CollectionDeclaration, type Database } from '../database'
import { serveEndpoint, type Endpoint } from './endpoint'

export type DatabaseOfSdk = ReturnType<ReturnType<typeof init>['database']>
export type SdkCollection = ReturnType<DatabaseOfSdk['collection']>

export interface Tools {
  db: DatabaseOfSdk
  strictDb: DatabaseOfSdk
  /** A new, empty, undeclared collection holding these documents. */
  filled(documents: object[]): Promise<SdkCollection>
  /** A name no other row uses. */
  freshName(): string
  /** The database behind `db`. */
  database: Database
  strictDatabase: Database
  /** Bodies the SDK has sent to `db`, newest last. */
  sent: Record<string, unknown>[]
  stop(): Promise<void>
}

/** Declared in both databases; rows that need indexes use these, each with ids or tenants of its own. */
const COLLECTIONS: readonly CollectionDeclaration[] = [
  {
    name: 'indexed',
    indexes: [
      {
        name: 'tenant_cat_n',
        keys: [
          ['tenant', 1],
          ['cat', 1],
          ['n', -1],
        ],
      },
      {
        name: 'tenant_tags_n',
        keys: [
          ['tenant', 1],
          ['tags', 1],
          ['n', 1],
        ],
      },
      {
        name: 'tenant_code',
        keys: [
          ['tenant', 1],
          ['code', 1],
        ],
        unique: true,
      },
    ],
  },
  {
    name: 'two_arrays',
    indexes: [
      {
        name: 'left_right',
        keys: [
          ['left', 1],
          ['right', 1],
        ],
      },
    ],
  },
  { name: 'joined', indexes: [{ name: 'cat', keys: [['cat', 1]] }] },
]

/** The variables that stand for SCF: with them the SDK does not look for a metadata server. */
const ENVIRONMENT = {
  TENCENTCLOUD_RUNENV: 'SCF',
  TENCENTCLOUD_REGION: 'ap-shanghai',
  SCF_NAMESPACE: 'local',
  TENCENTCLOUD_SECRETID: 'local',
  TENCENTCLOUD_SECRETKEY: 'local',
  TCB_CONTEXT_KEYS: 'TCB_ENV',
  TCB_ENV: 'local',
  SILENCE: 'true',
}

/** Opens both databases in a folder of their own; stop() removes it. */
export async function startTools(): Promise<Tools> {
  const dir = await mkdtemp(join(tmpdir(), 'conformance-'))
  const open = (name: string, strict: boolean): Database =>
    openDatabase({ dir: join(dir, name), collections: COLLECTIONS, strict, now: Date.now })
  const database = open('plain', false)
  const strictDatabase = open('strict', true)
  const endpoint = await serveEndpoint(database)
  const strictEndpoint = await serveEndpoint(strictDatabase)
  Object.assign(process.env, ENVIRONMENT, { TCB_CONTEXT_CNFG: JSON.stringify({ URL: endpoint.url }) })
  // The plain one is reached as functions reach it, by environment alone; the strict one needs an address of its own.
  const db = init({ env: 'local', keepalive: true }).database()
  const strictDb = init({ env: 'local', keepalive: true, serviceUrl: strictEndpoint.url }).database()
  let names = 0
  const freshName = (): string => `c${++names}`
  return {
    db,
    strictDb,
    database,
    strictDatabase,
    sent: endpoint.seen,
    freshName,
    async filled(documents) {
      const name = freshName()
      await db.createCollection(name)
      const collection = db.collection(name)
      if (documents.length > 0) await collection.add(documents)
      return collection
    },
    async stop() {
      await Promise.all([endpoint, strictEndpoint].map((served: Endpoint) => served.stop()))
      await Promise.all([database.close(), strictDatabase.close()])
      await rm(dir, { recursive: true, force: true })
    },
  }
}
