import type { IconShape } from './icon-paths'

const made = new Map<string, Record<string, string>>()

const stroke = (d: string, colour: string, width: number): string =>
  `<path d='${d}' fill='none' stroke='${colour}' stroke-width='${width}' stroke-linecap='round' stroke-linejoin='round'/>`

/**
 * A picture as SVG text for `mask-image`: only its opacity counts there, so a cut is a hole made by an SVG mask.
 * `grid` is the side of the square it is drawn on, `width` that of its lines.
 */
export const svgOf = (shape: IconShape, grid: number, width: number): string => {
  const solid = shape.solid === undefined ? '' : `<path d='${shape.solid}'/>`
  const cut = shape.cut === undefined
    ? solid
    : `<mask id='m'><rect width='${grid}' height='${grid}' fill='#fff'/>${stroke(shape.cut, '#000', 2.4)}</mask><g mask='url(#m)'>${solid}</g>`
  const line = shape.line === undefined ? '' : stroke(shape.line, '#000', width)
  return `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${grid} ${grid}'>${cut}${line}</svg>`
}

/** The inline style that draws a picture in the current text colour; made once per `key`. */
export const maskOf = (key: string, shape: IconShape, grid: number, width: number): Record<string, string> => {
  const known = made.get(key)
  if (known !== undefined) return known
  const url = `url("data:image/svg+xml,${encodeURIComponent(svgOf(shape, grid, width)).replace(/'/g, '%27')}")`
  const style = { maskImage: url, webkitMaskImage: url }
  made.set(key, style)
  return style
}
