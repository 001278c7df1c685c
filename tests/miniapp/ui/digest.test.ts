import { createHash, randomBytes } from 'node:crypto'
import { digestOfBlob } from '@/platform/browser-files'
import { digestOf } from '@/platform/digest'

const expected = (bytes: Uint8Array) => ({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), head: bytes.slice(0, 1024) })

test.each([0, 1, 64 * 1024 - 1, 64 * 1024, 64 * 1024 + 1, 700_000])('size and hash of %i bytes are those of the file, sliced or not', async (size) => {
  const bytes = new Uint8Array(randomBytes(size))
  expect(await digestOf(bytes)).toEqual(expected(bytes))
  expect(await digestOfBlob(new Blob([bytes]))).toEqual(expected(bytes))
})

test('a page that is not on https, where the browser hashes nothing, gets the same', async () => {
  const { crypto } = globalThis
  Object.defineProperty(globalThis, 'crypto', { configurable: true, value: {} })
  try {
    const bytes = new Uint8Array(randomBytes(300_000))
    expect(await digestOfBlob(new Blob([bytes]))).toEqual(expected(bytes))
  } finally {
    Object.defineProperty(globalThis, 'crypto', { configurable: true, value: crypto })
  }
})

test('the page gets its turn again and again while twenty megabytes are hashed', async () => {
  let turns = 0
  let done = false
  const beat = (): void => {
    turns += 1
    if (!done) setTimeout(beat, 0)
  }
  beat()
  await digestOf(new Uint8Array(20 * 1024 * 1024))
  done = true
  // 320 slices; timers of one moment may run together.
  expect(turns).toBeGreaterThan(100)
})
