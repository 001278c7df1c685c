import type { OutputOf } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { platform } from '@/platform/platform'
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
  /** Whose number it is in the register of officials, if he has never signed in. */
  onVerified: (official: OutputOf<'directory.verifyPhone'>['official']) => void
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
    onVerified(reply.data.official)
  }

  if (me?.privacyAgreed === true) {
    return <PhoneButton className={`t-verify-phone ${className}`} busy={busy} busyText="正在验证" onCode={(code) => void verify(code)}>{children}</PhoneButton>
  }
  // Whoever agreed was on his way to something: a browser goes on with it. WeChat gives a number to a tap on its own button only.
  const allow = async (): Promise<void> => {
    if (!(await privacy.allow())) return
    if (process.env.TARO_ENV === 'weapp') toast('已同意，请再点一次', 'plain')
    else await verify(await platform.phoneCode())
  }
  return <PrimaryButton className={`t-verify-phone ${className}`} busy={busy} busyText="正在验证" onPress={() => void allow()}>{children}</PrimaryButton>
}
