import { createHash, createHmac } from 'node:crypto'
import { newPassword, scramVerifier } from '../../../cloudfunctions/_deploy/scram'

/** The example of RFC 7677, section 3. */
const EXAMPLE = {
  password: 'pencil', salt: Buffer.from('W22ZaJ0SNY7soEsUEjb6gQ==', 'base64'),
  messages: 'n=user,r=rOprNGfwEbeRWgbNEkqO,' +
    'r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,' +
    'c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0',
  proof: Buffer.from('dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=', 'base64'),
  signature: '6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=',
}
const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()

test('a verifier checks the proof and makes the signature of the published example', () => {
  const [, stored = '', server = ''] = /^SCRAM-SHA-256\$4096:W22ZaJ0SNY7soEsUEjb6gQ==\$([^:]+):(.+)$/.exec(scramVerifier(EXAMPLE.password, EXAMPLE.salt)) ?? []
  const storedKey = Buffer.from(stored, 'base64')
  const mask = hmac(storedKey, EXAMPLE.messages)
  const clientKey = Buffer.from(EXAMPLE.proof.map((byte, at) => byte ^ (mask[at] ?? 0)))
  expect(createHash('sha256').update(clientKey).digest()).toEqual(storedKey)
  expect(hmac(Buffer.from(server, 'base64'), EXAMPLE.messages).toString('base64')).toBe(EXAMPLE.signature)
})

test('each verifier has a salt of its own and does not contain the password', () => {
  const password = newPassword()
  expect(scramVerifier(password)).not.toBe(scramVerifier(password))
  expect(scramVerifier(password)).not.toContain(password)
})

test.each(['', '密码', 'two words', 'tab\t'])('%j is refused, because it would have to be prepared first', (password) => {
  expect(() => scramVerifier(password)).toThrow(RangeError)
})

test('made passwords differ and have what managed servers ask for', () => {
  const made = Array.from({ length: 100 }, newPassword)
  expect(new Set(made).size).toBe(100)
  for (const password of made) expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[-_])[\w-]{32}$/)
})
