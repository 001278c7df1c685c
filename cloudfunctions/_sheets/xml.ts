import type { Readable } from 'node:stream'
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { SHEET_LIMITS } from './limits'
import { asDamage, SheetError, type SheetProblem } from './problems'

/** What is told of an XML as it goes by; names without prefix ('x:row' is 'row'). */
export interface XmlListener {
  begin(name: string, attributes: Readonly<Record<string, string>>): void
  end(name: string): void
  text(text: string): void
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Reads an XML, piece by piece: yields after each piece, so that what was made of it is handed on before the next one is read. Entities that a
 * document declares for itself are not expanded but damage, nothing outside of it is ever asked for. Throws SheetError.
 * @param tooLong what it is when no tag comes for a very long while.
 * @param most bytes, inflated.
 */
export async function* readXml(stream: Readable, listener: XmlListener, tooLong: SheetProblem, most: number = SHEET_LIMITS.inflated): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let [quiet, read] = [0, 0]
  // What the listener throws is thrown out of write() as it is; what the parser finds is handed to 'error'.
  parser.on('error', (cause) => { throw new SheetError('SHEET_DAMAGED', null, cause) })
  parser.on('opentag', (tag: SaxesTagPlain) => {
    quiet = 0
    listener.begin(bare(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag: SaxesTagPlain) => {
    quiet = 0
    listener.end(bare(tag.name))
  })
  parser.on('text', (text) => listener.text(text))
  parser.on('cdata', (text) => listener.text(text))
  const decoder = new TextDecoder('utf-8')
  try {
    for await (const bytes of stream as AsyncIterable<Buffer>) {
      quiet += bytes.length
      read += bytes.length
      if (read > most) throw new SheetError('SHEET_TOO_LARGE')
      parser.write(decoder.decode(bytes, { stream: true }))
      if (quiet > SHEET_LIMITS.quietXml) throw new SheetError(tooLong)
      yield
    }
    parser.write(decoder.decode())
    parser.close()
  } catch (cause) {
    // What a stream throws is of the zip: broken bytes, a wrong length.
    throw asDamage(cause)
  }
  yield
}

/** Reads a small XML to its end. */
export async function readWhole(stream: Readable, listener: XmlListener): Promise<void> {
  for await (const _piece of readXml(stream, listener, 'SHEET_DAMAGED', SHEET_LIMITS.smallPart));
}
