import { useState } from 'react'
import { View } from '@tarojs/components'
import { readScanned } from '@shared/register/scanned-text'
import { go } from '@/platform/navigate'
import { SecondaryButton } from '@/ui/Button'
import { TextField } from '@/ui/Field'
import { TextButton } from '@/ui/SmallButton'

/** The way in for a company that has no code, or whose code opens nothing here: wherever a code is asked for. */
export const Codeless = () => <View className="msb-centre"><TextButton className="t-unlisted" onPress={() => void go('/company/unlisted/index')}>没有码，直接写企业名称</TextButton></View>

/** Two Chinese characters in a row: a name, and no number. */
const NAME = /[\u3400-\u9fff]{2}/

/** What to say of what opens nothing: which of the three it was meant to be is told by its look. */
const PROBLEMS = { shortCode: '编号里有一位不对，请再对照牌子看一遍', uscc: '信用代码不对：应是 18 位，请对照营业执照再看一遍', licence: '请输入牌子上的编号，或执照上的信用代码' } as const

/** Typing the number under a code, a credit code or a name, where there is no camera. One mistyped character is noticed here already. */
export const ShortCodeForm = () => {
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()

  const open = (): void => {
    const read = readScanned(text)
    if (read !== null && 'unread' in read) return setError(PROBLEMS[read.unread])
    if (read !== null) return void go('/pages/landing/index', 'shortCode' in read ? { s: read.shortCode } : 'uscc' in read ? { u: read.uscc } : { scene: read.code })
    const name = text.trim()
    if (NAME.test(name)) return void go('/company/find/index', { name })
    setError(name === '' ? '请输入编号、信用代码或企业名称' : '没有看懂：编号是 8 位字母和数字，例如 7K3M-9QXD；信用代码是 18 位')
  }
  return (
    <View className="msb-stack t-short-code">
      <TextField
        id="short-code"
        label="没法扫码？输入编号"
        hint="信用代码、名称也行"
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
