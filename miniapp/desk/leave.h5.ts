import { askDesk, carryOfPersona } from '@/cloud/desk-gateway'
import { setViewing } from '@/cloud/viewing'

/** Signs this browser out and opens the page anew, which then asks for a phone; null where no phone has signed it in. Rejects without a network. */
export const leaveDesk: (() => Promise<void>) | null = carryOfPersona() === undefined
  ? async () => {
    await askDesk('leave', {})
    setViewing(null)
    window.location.reload()
  }
  : null
