import type { IconShape } from './icon-paths'

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

/** SVG text as a CSS url. Only what would end or spoil the url is escaped: the whole would be a third longer. */
export const urlOf = (svg: string): string =>
  `url("data:image/svg+xml,${svg.replace(/[%#<>"]/g, (sign) => encodeURIComponent(sign))}")`

const thin = new Map<string, Record<string, string>>()

/** The inline style of a picture with half the line, for the one large picture of an empty page; the others are classes (styles/icon-masks.scss). */
export const thinMaskOf = (name: string, shape: IconShape): Record<string, string> => {
  const known = thin.get(name)
  if (known !== undefined) return known
  const url = urlOf(svgOf(shape, 24, 0.9))
  const style = { maskImage: url, webkitMaskImage: url }
  thin.set(name, style)
  return style
}
