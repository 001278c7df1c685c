import { create } from 'qrcode'

/** The quiet zone that a camera needs round a code, in modules (ISO/IEC 18004). */
const QUIET = 4

/** A QR code of this text, drawn in black on white whatever the page looks like; announced by its label. */
export function drawQr(text: string, label: string): SVGSVGElement {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * QUIET
  const dark = Array.from(modules.data).flatMap((isDark, at) => (isDark ? [`M${QUIET + at % modules.size} ${QUIET + Math.floor(at / modules.size)}h1v1h-1z`] : []))
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' })) svg.setAttribute(name, value)
  for (const [d, fill] of [[`M0 0h${side}v${side}h-${side}z`, '#fff'], [dark.join(''), '#000']] as const) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', d)
    path.setAttribute('fill', fill)
    svg.append(path)
  }
  return svg
}
