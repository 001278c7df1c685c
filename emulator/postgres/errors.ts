import { hasCode } from '../error-code'

/** What can keep the embedded server from serving; each has its own sentence that says what to do next. */
export type PostgresProblem =
  /** No program for this machine, or it does not run here. */
  | 'NO_BINARY'
  /** DATA_DIR names a folder that is not there any more. */
  | 'FOLDER_GONE'
  /** DATA_DIR is a copy: the folder it names belongs to the original. */
  | 'COPIED'
  /** What lies there is not a complete data folder. */
  | 'DAMAGED'
  /** Written by another major version of PostgreSQL. */
  | 'OTHER_MAJOR'
  /** The files belong to another account, or may not be written. */
  | 'OTHER_ACCOUNT'
  /** A server of another live process uses this data. */
  | 'LIVE'
  /** PostgreSQL refused to start; the last lines of its log are in the message. */
  | 'NOT_STARTED'

/** A start that was refused. The message (Chinese, then English in brackets) is meant to be shown as it is; nothing was changed or removed. */
export class PostgresError extends Error {
  override readonly name: string = 'PostgresError'
  constructor(readonly code: PostgresProblem, chinese: string, english: string, options?: ErrorOptions) {
    super(`${chinese} (${english})`, options)
  }
}

/** Another live process runs the server of this data. `pid` is that process where it is known, else the server itself. */
export class LiveServerError extends PostgresError {
  override readonly name = 'LiveServerError'
  constructor(dataDir: string, readonly pid: number) {
    super(
      'LIVE',
      `数据目录 ${dataDir} 正被另一个进程（${pid}）使用，请先停止它，或用 DATA_DIR 指定另一个目录`,
      `another process, ${pid}, is using ${dataDir}: stop it first, or set DATA_DIR to another folder`,
    )
  }
}

const REFUSED = ['EACCES', 'EPERM', 'EROFS'] as const

/** Whether the file system refused it to this account. */
export const isRefused = (error: unknown): boolean => REFUSED.some((code) => hasCode(error, code))

/** Turns a refusal of the file system into a PostgresError about this folder; anything else is handed back as it came. */
export function asPostgresError(error: unknown, dataDir: string): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error) || error instanceof PostgresError) return error
  const reason = 'message' in error ? String(error.message) : String(error.code)
  if (isRefused(error)) {
    return new PostgresError(
      'OTHER_ACCOUNT',
      `当前账户无权使用数据目录 ${dataDir}，请换用创建它的账户，或用 DATA_DIR 指定另一个目录：${reason}`,
      'this account may not use the data folder: run as the account that made it, or set DATA_DIR',
      { cause: error },
    )
  }
  if (error.code === 'ENOSPC') {
    return new PostgresError('NOT_STARTED', `磁盘已满，数据库没有启动，请腾出空间后重试：${dataDir}`, 'the disk is full: make room and start again', { cause: error })
  }
  return error
}
