import { qrPath } from '@/platform/qr-path'

/** A QR code of this text, drawn in black on white whatever the page looks like; announced by its label. */
export function drawQr(text: string, label: string): SVGSVGElement {
  const { side, dark } = qrPath(text)
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${side} ${side}`, role: 'img', 'aria-label': label, 'shape-rendering': 'crispEdges' })) svg.setAttribute(name, value)
  for (const [d, fill] of [[`M0 0h${side}v${side}h-${side}z`, '#fff'], [dark, '#000']] as const) {
    const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
    path.setAttribute('d', d)
    path.setAttribute('fill', fill)
    svg.append(path)
  }
  return svg
}
