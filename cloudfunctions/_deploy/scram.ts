import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'

/** The server's own default; more would be paid at every connection, and a made password of 168 bits needs none. */
const ITERATIONS = 4096
const KEY_BYTES = 32

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/**
 * What PostgreSQL stores for a password (RFC 5802, RFC 7677): `SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>`. Given in the
 * place of a password it is taken as it is, so the password itself is in no statement, log or history. The password must be ASCII:
 * other text would have to be prepared as RFC 4013 says, and a RangeError is thrown instead.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16), iterations = ITERATIONS): string {
  if (!/^[\x21-\x7e]+$/.test(password)) throw new RangeError('a password for SCRAM is printable ASCII without spaces')
  const salted = pbkdf2Sync(password, salt, iterations, KEY_BYTES, 'sha256')
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest()
  const server = hmac(salted, 'Server Key')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored.toString('base64')}:${server.toString('base64')}`
}

/** A new password of 32 characters and 168 random bits, with a letter of each case, a digit and a sign, as managed servers ask for. */
export const newPassword = (): string => `${randomBytes(21).toString('base64url')}aA1-`
