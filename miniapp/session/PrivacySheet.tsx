import { View } from '@tarojs/components'
import { useRef, useState, type ReactNode } from 'react'
import { useMutation } from '@/data/use-mutation'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { SecondaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { AgreeButton } from '@/ui/PhoneButton'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { amendMe, knownSession, sessionState } from './store'

export interface Privacy {
  /** True when phone and photos may be used: agreed before, or just now on the sheet. False costs nothing else. */
  allow: () => Promise<boolean>
  /** Render it once on the page. */
  sheet: ReactNode
}

async function agreedAlready(): Promise<boolean> {
  const { me } = sessionState()
  if (me === null || !me.privacyAgreed) return false
  // WeChat asks again by itself when the guide was extended by a new kind of data.
  return !(await platform.privacyNeeded().catch(() => ({ needed: false }))).needed
}

/** Asks for agreement to the privacy guide right before the first phone number or photo, not earlier. */
export function usePrivacy(): Privacy {
  const [open, setOpen] = useState(false)
  const { run } = useMutation()
  const answer = useRef<(agreed: boolean) => void>(() => undefined)

  const finish = (agreed: boolean): void => {
    setOpen(false)
    answer.current(agreed)
    answer.current = () => undefined
  }
  const allow = async (): Promise<boolean> => {
    // On a page that has just opened it may not be known yet who this is.
    if ((await knownSession()).me === null) {
      toast('请先登录，再使用手机号和照片', 'plain')
      return false
    }
    if (await agreedAlready()) return true
    return new Promise((resolve) => {
      answer.current = resolve
      setOpen(true)
    })
  }
  const agree = async (): Promise<void> => {
    const reply = await run('directory.agreePrivacy', () => ({ agreed: true }))
    if (reply === null) return
    if (!reply.ok) return toast(reply.error.message, 'bad')
    amendMe({ privacyAgreed: reply.data.privacyAgreed })
    finish(reply.data.privacyAgreed)
  }

  const sheet = (
    <Sheet
      open={open}
      onClose={() => finish(false)}
      title="可以使用您的手机号和照片吗"
      lead="手机号只用来联系您、核对您是不是这家企业的人；照片和文件只给经办这件事的人看。不同意就不能验证手机号、不能传照片，也就不能在这里提交诉求；进度照样能看，事情可以打咨询电话说。"
    >
      <TextButton className="t-privacy-read" go onPress={() => void go('/resident/privacy/index')}>看完整的隐私保护指引</TextButton>
      <View className="msb-stack">
        <AgreeButton className="t-privacy-agree" onAgree={() => void agree()}>同意</AgreeButton>
        <SecondaryButton block className="t-privacy-refuse" onPress={() => finish(false)}>不同意，先不用</SecondaryButton>
      </View>
    </Sheet>
  )
  return { allow, sheet }
}
