// The only barrel of the emulated database.
export { type CollectionDeclaration, type IndexDeclaration } from './declaration'
export { DamagedDatabaseError, WireError } from './errors'
export { openDatabase, type Database, type DurableState, type Explanation, type OpenDatabase } from './database'
export { adminHandler, type AdminReply } from './http'
