import { useState } from 'react'
import { View } from '@tarojs/components'
import { parseShortCode } from '@shared/register/short-code'
import { go } from '@/platform/navigate'
import { SecondaryButton } from '@/ui/Button'
import { TextField } from '@/ui/Field'
import { TextButton } from '@/ui/SmallButton'

/** The way in for a company that has no code, or whose code opens nothing here: wherever a code is asked for. */
export const Codeless = () => <View className="msb-centre"><TextButton className="t-unlisted" onPress={() => void go('/company/unlisted/index')}>没有码，直接写企业名称</TextButton></View>

/** Typing the number under a code, where there is no camera. One mistyped character is noticed here already. */
export const ShortCodeForm = () => {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()

  const open = (): void => {
    const code = parseShortCode(text)
    if (code.ok) return void go('/pages/landing/index', { s: code.value })
    setError(text.trim() === '' ? '请输入码下面的 8 位编号' : code.error.code === 'SHORT_CODE_CHECK_FAILED' ? '编号里有一位不对，请再对照牌子看一遍' : '编号不对：应是 8 位字母和数字，例如 7K3M-9QXD')
  }
  return (
    <View className="msb-stack t-short-code">
      <TextField
        id="short-code"
        label="没法扫码？输入编号"
        hint="印在码的下面"
        placeholder="例如 7K3M-9QXD"
        value={text}
        max={64}
        error={error}
        onChange={(value) => { setText(value); setError(undefined) }}
        onConfirm={open}
      />
      <SecondaryButton block className="t-short-code-open" onPress={open}>打开</SecondaryButton>
    </View>
  )
}
