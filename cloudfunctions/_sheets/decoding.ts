import { Transform } from 'node:stream'
import { getDecoder } from 'iconv-lite'
import type { Encoding } from './encoding'
import { SheetError } from './problems'

/** Takes bytes piece by piece, a character may be cut between two. Throws SHEET_DAMAGED at bytes that are no characters: names with holes would be taken for names. */
interface Decoder {
  next(bytes: Uint8Array): string
  end(): string
}

/** What stands for bytes that are no characters. GB18030 could write it, but nobody does. */
const HOLE = '\uFFFD'

const sound = (text: string | undefined): string => {
  if (text?.includes(HOLE)) throw new SheetError('SHEET_DAMAGED')
  return text ?? ''
}

/** Node's own decoder is strict, and slow at Chinese: 300,000 lines take it half as long again as iconv-lite. */
export function decoderOf(encoding: Encoding): Decoder {
  if (encoding === 'gb18030') {
    const decoder = getDecoder(encoding)
    return { next: (bytes) => sound(decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))), end: () => sound(decoder.end()) }
  }
  const decoder = new TextDecoder(encoding, { fatal: true })
  const strict = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch (cause) {
      throw new SheetError('SHEET_DAMAGED', null, cause)
    }
  }
  return { next: strict, end: () => strict() }
}

/** The same in the way of a stream. */
export function decoding(encoding: Encoding): Transform {
  const decoder = decoderOf(encoding)
  const told = (text: () => string, done: (cause: Error | null, text?: string) => void): void => {
    try {
      done(null, text())
    } catch (cause) {
      done(cause as Error)
    }
  }
  return new Transform({
    encoding: 'utf8',
    transform: (bytes: Buffer, _encoding, done) => told(() => decoder.next(bytes), done),
    flush: (done) => told(() => decoder.end(), done),
  })
}
