import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'

/** Opens the camera and then the page of the code. Where there is no camera, says what to do instead. */
export async function scanAndOpen(): Promise<void> {
  let scene: string | null
  try {
    scene = await platform.scanCode()
  } catch {
    return toast('这台设备不能扫码，请输入牌子上的编号', 'plain')
  }
  if (scene !== null) await go('/pages/landing/index', { scene: scene.slice(0, 128) })
}
