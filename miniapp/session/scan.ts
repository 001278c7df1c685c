import { DESK_CODE } from '@shared/desk/code-text'
import { INVITATION_CODE } from '@shared/register/invitation-code'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'

const SAY_TYPE = (): void => toast('这台设备不能扫码，请输入牌子上的编号', 'plain')

/** Opens the camera and then the page of the code. Where there is no camera, says what to do instead, or shows it (`noCamera`). */
export async function scanAndOpen(noCamera: () => void = SAY_TYPE): Promise<void> {
  let scene: string | null
  try {
    scene = await platform.scanCode()
  } catch {
    return noCamera()
  }
  if (scene?.startsWith(DESK_CODE)) return go('/desk/confirm/index', { code: scene.slice(DESK_CODE.length) })
  if (scene?.startsWith(INVITATION_CODE)) return go('/desk/join/index', { invitation: scene.slice(INVITATION_CODE.length) })
  if (scene !== null) await go('/pages/landing/index', { scene: scene.slice(0, 128) })
}
