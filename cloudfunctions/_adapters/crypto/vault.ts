import { createCipheriv, createDecipheriv, createHmac, createSecretKey } from 'node:crypto'
import type { Vault } from '../../_ports/vault'
import { draw } from '../../_ports/draw'

const CIPHER = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * Seals with the last key listed, opens with any. A sealed text is `<key id>.<base64url of iv, ciphertext and tag>`;
 * the tenant is bound in, so what one tenant sealed does not open in another.
 */
export function createVault(config: { tenant: string; dataKeys: Readonly<Record<string, Uint8Array>>; hmacKey: Uint8Array }): Vault {
  const bound = Buffer.from(config.tenant)
  const newest = Object.keys(config.dataKeys).at(-1)
  // Read once: a key that is bytes is read anew at each call (10 µs a hash, 6 so).
  const hmacKey = createSecretKey(config.hmacKey)
  const keyOf = (id: string): Uint8Array => {
    const key = Object.hasOwn(config.dataKeys, id) ? config.dataKeys[id] : undefined
    if (!key) throw new Error('the key of a sealed text is not configured')
    return key
  }
  return {
    seal(text) {
      if (newest === undefined) throw new Error('no key to seal with')
      const iv = draw(IV_BYTES)
      const cipher = createCipheriv(CIPHER, keyOf(newest), iv).setAAD(bound)
      const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `${newest}.${sealed.toString('base64url')}`
    },
    open(sealed) {
      const [, id = '', body = ''] = /^([a-z])\.([\w-]+)$/.exec(sealed) ?? []
      const bytes = Buffer.from(body, 'base64url')
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new Error('not a sealed text')
      const decipher = createDecipheriv(CIPHER, keyOf(id), bytes.subarray(0, IV_BYTES)).setAAD(bound)
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    blind: (text) => createHmac('sha256', hmacKey).update(`${config.tenant}\0${text}`, 'utf8').digest('base64url'),
  }
}
