import { useMutation } from '@/data/use-mutation'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { PhoneButton } from '@/ui/PhoneButton'
import type { Privacy } from './PrivacySheet'
import { amendMe } from './store'
import { useSession } from './use-session'

/** 验证手机号: the guide first, then WeChat's own button. Whoever refuses either stays where they are. */
export const PhoneVerify = ({ children, privacy, onVerified, className = '' }: {
  children: string
  privacy: Privacy
  onVerified: () => void
  className?: string
}) => {
  const { me } = useSession()
  const { run, busy } = useMutation()

  const verify = async (phoneCode: string | null): Promise<void> => {
    if (phoneCode === null) return toast('没有取得手机号。不验证也能看进度、打咨询电话。', 'plain')
    const reply = await run('directory.verifyPhone', () => ({ phoneCode }))
    if (reply === null) return
    if (!reply.ok) return toast(reply.error.message, 'bad')
    amendMe({ phoneMasked: reply.data.phoneMasked, phoneVerified: true })
    onVerified()
  }

  if (me?.privacyAgreed === true) {
    return <PhoneButton className={`t-verify-phone ${className}`} busy={busy} busyText="正在验证" onCode={(code) => void verify(code)}>{children}</PhoneButton>
  }
  return <PrimaryButton className={`t-verify-phone ${className}`} onPress={() => void privacy.allow()}>{children}</PrimaryButton>
}
