import { create } from 'qrcode'

/** White around a code, in modules: without it readers do not find its edge. */
export const QUIET = 4
/** mm. Of a smaller module, what a worn sign or an old telephone loses is more than the code can repair. */
const LEAST_MODULE = 0.4

/** A code as squares: how many in a row, and operators of PDF that draw it with one module as the unit, each run of dark ones as one. */
export interface QrCode {
  modules: number
  path: string
}

/** The code of a link, of which a quarter may be lost (level Q). */
export function qrCode(link: string): QrCode {
  const { modules: { size, data } } = create(link, { errorCorrectionLevel: 'Q' })
  const runs: string[] = []
  for (let row = 0; row < size; row++) {
    for (let from = 0; from < size; from++) {
      let to = from
      while (to < size && data[row * size + to]) to++
      if (to > from) runs.push(`${from} ${row} ${to - from} 1 re`)
      from = to
    }
  }
  return { modules: size, path: runs.join(' ') }
}

/** The side of a module, in mm, of a code in a square with its quiet zone. Throws where it would be too small to read (a bug: the link is too long). */
export function moduleIn(side: number, { modules }: QrCode): number {
  const module = side / (modules + 2 * QUIET)
  if (module < LEAST_MODULE) throw new RangeError(`a code of ${modules} modules does not fit ${side} mm`)
  return module
}
