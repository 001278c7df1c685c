import { createSettings } from '../../../cloudfunctions/_adapters/settings'
import { CASES } from '../../../cloudfunctions/_flow/case-rows'
import type { FileRef } from '../../../shared/flow/shape'
import { createDatabase, type Database } from '../../../cloudfunctions/_database/connection'
import { statement } from '../../../cloudfunctions/_database/statement'
import { writeNew } from '../../../cloudfunctions/_flow/store'
import { claimOf } from '../../../cloudfunctions/_jobs/claim'
import { file } from '../../../cloudfunctions/_jobs/file'
import type { Job, JobRun } from '../../../cloudfunctions/_jobs/job'
import { media } from '../../../cloudfunctions/_jobs/media'
import type { Ports } from '../../../cloudfunctions/_ports'
import type { FileStore } from '../../../cloudfunctions/_ports/file-store'
import type { WeChat } from '../../../cloudfunctions/_ports/wechat'
import type { SignedInCall } from '../../../cloudfunctions/_runtime/use-case'
import { fileCase } from '../../../shared/case/file-case'
import { randomBytes, randomUUID } from 'node:crypto'
import { circumstances, filing } from '../../support/cases/a-case'
import { ask } from '../../support/postgres/ask'
import { cloneOwned, EMPTY } from '../../support/templates'

export const TENANT = 'demo'
export const PERSON = 'person-0123456789abcd'

export interface OwnDatabase {
  database: Database
  /** Another instance of a function: a connection of its own. */
  another(): Database
  /** As the owner, to look at what is stored. */
  rows<R extends object>(text: string, values?: unknown[]): Promise<R[]>
  stop(): Promise<void>
}

/** A migrated database of its own, as the functions see it. */
export async function openDatabase(): Promise<OwnDatabase> {
  const clone = await cloneOwned(EMPTY)
  const opened: Database[] = []
  const another = (): Database => {
    const database = createDatabase({ tenant: TENANT, connection: { connectionString: clone.appUrl }, prepare: 'named' })
    opened.push(database)
    return database
  }
  return {
    database: another(),
    another,
    rows: <R extends object>(text: string, values: unknown[] = []) => ask<R>(clone.ownerUrl, text, values),
    async stop() {
      for (const database of opened) await database.close()
      await clone.drop()
    },
  }
}

/** The ports that files touch; the sealing is a mark, so that a test sees what was opened. */
export const portsOf = (database: Database, files: FileStore, wechat: Partial<WeChat> = {}): Ports => ({
  tenant: TENANT, database, files, wechat,
  vault: { open: (sealed: string) => sealed.replace('sealed:', ''), seal: (text: string) => `sealed:${text}`, blind: (text: string) => text },
  settings: createSettings(database),
}) as unknown as Ports

export const callOf = (ports: Ports, now: string, person = PERSON): SignedInCall => ({
  action: 'directory.uploadTicket', caller: { openid: `openid-${person}`, personId: person, source: 'wx_client', clientIp: null }, now, requestId: 'r', ports,
  salt: () => randomBytes(16).toString('base64url'), random: (bytes) => new Uint8Array(randomBytes(bytes)), log: () => undefined,
})

export const runOf = (ports: Ports, now: string): JobRun => ({ ports, now, salt: () => randomBytes(16).toString('base64url'), timeIsUp: () => false, log: () => undefined })

const agree = statement<{ id: string; openid: string; at: string }, object>('test_agree', `
  insert into mashangban.persons (tenant, id, openid, privacy_agreed_at, elder) values (:tenant, :id, :openid, :at, false)`)
export const addPerson = async (database: Database, id = PERSON): Promise<void> => void (await database.rows(agree, { id, openid: `sealed:openid-${id}`, at: '2026-11-01T00:00:00.000Z' }))

let cases = 0
/** Files a case with these files the way the functions do. */
export async function fileWith(database: Database, files: readonly (FileRef & { until: string })[], at: string, person = PERSON): Promise<string> {
  const id = `case-${++cases}`
  const refs = files.map(({ fileId, name, sha256 }) => ({ fileId, name, sha256 }))
  const decided = fileCase(filing({ id, number: `2611180000${String(cases).padStart(4, '0')}`, filer: person, files: refs }), circumstances(at))
  if (!decided.ok) throw new Error(decided.error.code)
  const request = { tenant: TENANT, person_id: person, request_id: randomUUID(), action: 'case.file', asked: 'a', reply: { caseId: id }, of: 'case', id, at }
  await writeNew(database, TENANT, { kept: CASES, read: null, change: decided.value }, `code-${id}`, request, { doer: person, at, files: files.map(({ fileId, until }) => ({ id: fileId, until })) })
  return id
}

const CLAIMS = { file: claimOf('file', file.batch), media: claimOf('media', media.batch) }
/** Claims what is due, as a tick does. */
export const claim = (database: Database, kind: keyof typeof CLAIMS, now: string): Promise<Job[]> => CLAIMS[kind](database, { now, holdSeconds: 300, id: randomUUID() })
