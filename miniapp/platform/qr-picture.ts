import { qrPath } from './qr-path'

/** A QR code of this ASCII text as a picture, which both runtimes show. */
export function qrPicture(text: string): string {
  const { side, dark } = qrPath(text)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path d="${dark}"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
