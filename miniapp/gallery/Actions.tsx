import { View } from '@tarojs/components'
import { useState } from 'react'
import { ActionList } from '@/ui/ActionList'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { announce, confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { PhoneButton } from '@/ui/PhoneButton'
import { Sheet } from '@/ui/Sheet'
import { IconButton, MiniButton, TextButton } from '@/ui/SmallButton'

const ROWS = [
  { key: 'material', icon: 'file', title: '请企业补材料', consequence: '计时暂停，补齐后继续' },
  { key: 'transfer', icon: 'transfer', title: '转给别的部门', consequence: '要写明原因，企业会看到' },
  { key: 'up', icon: 'up', title: '报上一级', consequence: '转到青禾区，您继续跟进' },
  { key: 'return', icon: 'return', title: '退回分办', consequence: '不该由我办，要写明原因', danger: true },
] as const

/** Buttons, and what comes over the page. */
export const Actions = () => {
  const [open, setOpen] = useState(false)
  const [answer, setAnswer] = useState('')
  const ask = async () => {
    const yes = await confirm({ title: '要撤回这件诉求吗？', text: '撤回以后不能恢复，可以重新提交一件。', ok: '撤回', tone: 'danger' })
    setAnswer(yes ? '撤回了' : '没有撤回')
  }
  return (
    <View>
      <Card title="按钮">
        <View className="ms-row"><PrimaryButton onPress={() => toast('已经提交')}>提交</PrimaryButton></View>
        <View className="ms-row gallery-gap"><PrimaryButton busy>提交</PrimaryButton></View>
        <View className="ms-row gallery-gap"><PrimaryButton disabled>补充说明</PrimaryButton></View>
        <View className="ms-row gallery-gap"><PrimaryButton tone="internal" icon="lock-solid">记为内部</PrimaryButton></View>
        <View className="ms-row gallery-gap"><PrimaryButton tone="danger" onPress={() => void ask()}>撤回</PrimaryButton></View>
        <View className="ms-row gallery-gap">
          <SecondaryButton id="gallery-more" onPress={() => setOpen(true)}>更多</SecondaryButton>
          <PhoneButton onCode={(code) => setAnswer(code ?? '没有给手机号')}>验证手机号</PhoneButton>
        </View>
        <View className="gallery-gap"><SecondaryButton block onPress={() => announce('正在重试')}>再试一次</SecondaryButton></View>
        <View className="gallery-wrap">
          <TextButton go onPress={() => setOpen(true)}>怎么算的</TextButton>
          <TextButton icon="phone" onPress={() => toast('网络有些慢', 'bad')}>打电话</TextButton>
          <MiniButton onPress={() => toast('签收了')}>签收</MiniButton>
          <MiniButton disabled onPress={() => undefined}>签收</MiniButton>
          <IconButton icon="message" label="给林知远留言" onPress={() => toast('留言', 'plain')}>留言</IconButton>
        </View>
        <View className="ms-caption">{answer}</View>
      </Card>
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title="接下来怎么办"
        foot={<PrimaryButton icon="check-ring" onPress={() => setOpen(false)}>办结并答复</PrimaryButton>}
      >
        <ActionList rows={ROWS} onChoose={() => setOpen(false)} />
      </Sheet>
    </View>
  )
}
