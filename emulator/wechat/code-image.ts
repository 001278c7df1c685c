import { PNG } from 'pngjs'
import { create } from 'qrcode'
import { WechatError } from './errors'
import type { Pages } from './pages'

/** Exactly the characters WeChat allows in a scene (wechat.md §2.1). */
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/
const SCENE_LENGTH = 32
const WIDTH = { least: 280, most: 1280, usual: 430 }

/**
 * `/wxa/getwxacodeunlimit`: a PNG. WeChat draws its own round code; here it is a QR code that decodes to the scene, so that tests
 * and people with an ordinary reader see what was asked for.
 */
export async function drawCode(body: Record<string, unknown>, pages: Pages): Promise<Buffer> {
  const { scene, page, check_path: checkPath = true, env_version: version = 'release', width = WIDTH.usual } = body
  if (typeof scene !== 'string' || scene === '') throw new WechatError(40129)
  if (scene.length > SCENE_LENGTH) throw new WechatError(40169)
  if (!SCENE.test(scene)) throw new WechatError(40129)
  if (!['release', 'trial', 'develop'].includes(String(version))) throw new WechatError(40097)
  if (typeof width !== 'number' || width < WIDTH.least || width > WIDTH.most) throw new WechatError(40097)
  if (page !== undefined && (typeof page !== 'string' || /^\/|\?/.test(page))) throw new WechatError(41030)
  if (page !== undefined && checkPath !== false && !pages.has(page)) throw new WechatError(41030)
  return paint(scene, Math.round(width))
}

const MARGIN = 2

/** One byte per pixel and no filter: some ten times faster than colour, and the file is as small. */
function paint(text: string, width: number): Buffer {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const picture = new PNG({ width, height: width, colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0 })
  // Which module each pixel falls into, the same across and down; undefined in the margin.
  const moduleAt = Array.from({ length: width }, (_, pixel) => {
    const at = Math.floor((pixel * (modules.size + 2 * MARGIN)) / width) - MARGIN
    return at >= 0 && at < modules.size ? at : undefined
  })
  picture.data.fill(255)
  for (const [y, row] of moduleAt.entries()) {
    if (row === undefined) continue
    for (const [x, column] of moduleAt.entries()) if (column !== undefined && modules.get(row, column)) picture.data[y * width + x] = 0
  }
  return PNG.sync.write(picture, { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0 })
}
