import { toBuffer } from 'qrcode'
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
  return toBuffer(scene, { type: 'png', width: Math.round(width), margin: 2, errorCorrectionLevel: 'M' })
}
