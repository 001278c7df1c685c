import { createReadStream } from 'node:fs'
import { HEAD } from './file-kinds'

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be'

const MARKS: readonly (readonly [mark: readonly number[], encoding: Encoding])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'], [[0xff, 0xfe], 'utf-16le'], [[0xfe, 0xff], 'utf-16be'], [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
]

const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80)

/**
 * How a text file is written: by its mark, else UTF-8 if the first characters beyond ASCII are sound, else GB18030. A file may say nothing but ASCII
 * for long (codes, numbers), so it is read on until it says more; a character cut at the end of what was read is not yet unsound.
 */
export async function encodingOf(path: string): Promise<Encoding> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let first = true
  for await (const bytes of createReadStream(path, { highWaterMark: HEAD }) as AsyncIterable<Buffer>) {
    if (first) {
      const marked = MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))
      if (marked) return marked[1]
      first = false
    }
    if (isAscii(bytes)) continue
    try {
      decoder.decode(bytes, { stream: true })
    } catch {
      return 'gb18030'
    }
    // Enough was seen, but for one character at the very end that may be the only one.
    if (!isAscii(bytes.subarray(0, -3))) return 'utf-8'
  }
  try {
    decoder.decode()
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}
