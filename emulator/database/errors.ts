/** An error that travels to the SDK as `{ code, message }`; the SDK throws it as TcbError with the same code. */
export class WireError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'WireError'
  }
}

/** The data file cannot be trusted. It is left exactly as it was found. */
export class DamagedDatabaseError extends Error {
  constructor(
    readonly file: string,
    reason: string,
  ) {
    super(
      `数据文件已损坏，没有做任何改动：${file}。请从备份恢复，或把它移走后重新启动。` +
        ` / The database file is damaged and was left untouched: ${file} (${reason})`,
    )
    this.name = 'DamagedDatabaseError'
  }
}

/** The cloud's closing words, kept because callers compare whole messages. */
const CONTACT = 'Please check your request, but if the problem persists, contact us.'

export const requestFailed = (message: string): WireError => new WireError('DATABASE_REQUEST_FAILED', message)

export const invalidParameter = (message: string): WireError => new WireError('INVALID_PARAM', message)

/** A feature the cloud may have and the emulator lacks: said aloud instead of guessed. */
export const notEmulated = (what: string): WireError => new WireError('NOT_EMULATED', `the emulator does not offer ${what}`)

export const strictRefusal = (message: string): WireError => new WireError('STRICT_MODE', message)

export const unknownCollection = (name: string): WireError =>
  new WireError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${CONTACT}`)

/** Same wording as MongoDB, because callers match /E11000/ and `index: <name>`. */
export const duplicateKey = (collection: string, index: string, value: string): WireError =>
  requestFailed(`[FailedOperation.DuplicateWrite] E11000 duplicate key error collection: ${collection} index: ${index} dup key: ${value}`)

export const transactionConflict = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${CONTACT}`,
  )

export const transactionGone = (): WireError =>
  new WireError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, ' +
      `transaction must be commit or abort in 30 seconds. ${CONTACT}`,
  )
