// Byte strings whose memcmp order is MongoDB's order of values:
// [] < null < numbers < text < objects < arrays < booleans < dates < expressions.
// Each encoding is prefix-free, so a compound key is the plain concatenation of its parts.
import { type Value } from './value'

const TAG = {
  end: 0x02,
  emptyArray: 0x03,
  null: 0x05,
  number: 0x10,
  text: 0x20,
  object: 0x30,
  array: 0x38,
  false: 0x40,
  true: 0x41,
  date: 0x50,
  pattern: 0x58,
}

/** Greater than any byte an encoded part, ascending or inverted, can begin with. */
const BEYOND = Buffer.from([0xff])

function encodeNumber(tag: number, value: number): Buffer {
  const bytes = Buffer.alloc(9)
  bytes[0] = tag
  if (Number.isNaN(value)) return bytes // sorts before every number, as MongoDB does
  bytes.writeDoubleBE(value === 0 ? 0 : value, 1)
  const negative = ((bytes[1] as number) & 0x80) !== 0
  if (negative) for (let i = 1; i < 9; i++) bytes[i] = ~(bytes[i] as number) & 0xff
  else bytes[1] = (bytes[1] as number) | 0x80
  return bytes
}

function encodeText(tag: number, text: string): Buffer {
  // 00 is escaped as 00 FF and the end is 00 01, so no text is a prefix of another.
  if (!text.includes('\0')) {
    const size = Buffer.byteLength(text)
    const bytes = Buffer.allocUnsafe(size + 3)
    bytes[0] = tag
    bytes.write(text, 1, 'utf8')
    bytes[size + 1] = 0x00
    bytes[size + 2] = 0x01
    return bytes
  }
  const escaped: number[] = [tag]
  for (const byte of Buffer.from(text, 'utf8')) escaped.push(byte, ...(byte === 0 ? [0xff] : []))
  escaped.push(0x00, 0x01)
  return Buffer.from(escaped)
}

function encodeParts(tag: number, parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag]), ...parts, Buffer.from([TAG.end])])
}

/** The ordered encoding of one value; a missing field is null. */
export function encodeKey(value: Value | undefined): Buffer {
  if (value === undefined || value === null) return Buffer.from([TAG.null])
  if (typeof value === 'number') return encodeNumber(TAG.number, value)
  if (typeof value === 'string') return encodeText(TAG.text, value)
  if (typeof value === 'boolean') return Buffer.from([value ? TAG.true : TAG.false])
  if (value instanceof Date) return encodeNumber(TAG.date, value.getTime())
  if (value instanceof RegExp) return encodeText(TAG.pattern, `${value.source}\0${value.flags}`)
  if (Array.isArray(value)) return encodeParts(TAG.array, value.map(encodeKey))
  // MongoDB compares objects field by field: type of the value, then name, then value.
  const fields = Object.entries(value).flatMap(([name, item]) => {
    const encoded = encodeKey(item)
    return [encoded.subarray(0, 1), encodeText(TAG.text, name), encoded]
  })
  return encodeParts(TAG.object, fields)
}

/** The index entry of an empty array, which MongoDB sorts before null. */
export const EMPTY_ARRAY_KEY = Buffer.from([TAG.emptyArray])

/** Reverses the order of an encoded part, for descending index fields. */
export function invert(key: Buffer): Buffer {
  const inverted = Buffer.allocUnsafe(key.length)
  for (let i = 0; i < key.length; i++) inverted[i] = ~(key[i] as number) & 0xff
  return inverted
}

/** The first key after every key that begins with `prefix`. */
export function afterPrefix(prefix: Buffer): Buffer {
  return Buffer.concat([prefix, BEYOND])
}

export interface KeyBound {
  key: Buffer
  inclusive: boolean
}

/** All keys of the type of `sample` between two bounds, in a part of the given direction. Without a bound the type itself is the limit. */
export function rangeWithinType(sample: Buffer, direction: 1 | -1, low?: KeyBound, high?: KeyBound): { low: Buffer; high: Buffer } {
  const tag = sample[0] as number
  const boolean = tag === TAG.false || tag === TAG.true
  const first = boolean ? TAG.false : tag
  const last = boolean ? TAG.true : tag
  if (direction === 1) {
    return {
      low: low ? (low.inclusive ? low.key : afterPrefix(low.key)) : Buffer.from([first]),
      high: high ? (high.inclusive ? afterPrefix(high.key) : high.key) : Buffer.from([last + 1]),
    }
  }
  return {
    low: high ? (high.inclusive ? invert(high.key) : afterPrefix(invert(high.key))) : Buffer.from([~last & 0xff]),
    high: low ? (low.inclusive ? afterPrefix(invert(low.key)) : invert(low.key)) : Buffer.from([(~first & 0xff) + 1]),
  }
}

/** True when both values are of one type, so that a range between them can hold something. */
export function sameType(a: Buffer, b: Buffer): boolean {
  const bracket = (key: Buffer): number => (key[0] === TAG.true ? TAG.false : (key[0] as number))
  return bracket(a) === bracket(b)
}
