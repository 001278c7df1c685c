import { create } from 'qrcode'

/** The quiet zone that a camera needs round a code, in modules (ISO/IEC 18004). */
const QUIET = 4

/** WeChat has no TextEncoder, by which the library would make bytes of a text; what a code carries is ASCII. */
const bytesOf = (text: string): Uint8ClampedArray => Uint8ClampedArray.from(text, (character) => character.charCodeAt(0))

/** A QR code of this ASCII text: its side in modules with the quiet zone, and its dark modules as the path of an SVG. */
export function qrPath(text: string): { side: number; dark: string } {
  const { modules } = create([{ mode: 'byte', data: bytesOf(text) }], { errorCorrectionLevel: 'M' })
  const dark = Array.from(modules.data).flatMap((isDark, at) => (isDark ? [`M${QUIET + at % modules.size} ${QUIET + Math.floor(at / modules.size)}h1v1h-1z`] : []))
  return { side: modules.size + 2 * QUIET, dark: dark.join('') }
}
