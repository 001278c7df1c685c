import { DESK_CODE } from '@shared/desk/code-text'
import { INVITATION_CODE } from '@shared/register/invitation-code'
import { COMPANY_CODE } from '@shared/register/company-code'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { toast } from '@/ui/feedback'

const SAY_TYPE = (): void => toast('这台设备不能扫码，请输入牌子上的编号', 'plain')

/** Opens the camera and then the page of the code. Where there is no camera, says what to do instead, or shows it (`noCamera`). */
export async function scanAndOpen(noCamera: () => void = SAY_TYPE): Promise<void> {
  let text: string | null
  try {
    text = await platform.scanCode()
  } catch {
    return noCamera()
  }
  if (text?.startsWith(DESK_CODE)) return go('/desk/confirm/index', { code: text.slice(DESK_CODE.length) })
  if (text?.startsWith(INVITATION_CODE)) return go('/desk/join/index', { invitation: text.slice(INVITATION_CODE.length) })
  if (text?.startsWith(COMPANY_CODE)) return go('/company/join/index', { invitation: text.slice(COMPANY_CODE.length) })
  if (text !== null) await go('/pages/landing/index', { q: text.slice(0, 2000) })
}
