import { View } from '@tarojs/components'
import { useState } from 'react'
import { line, worded } from '@shared/form/field'
import { COMPANY_CODE } from '@shared/register/company-code'
import { readCompanyCode } from '@shared/register/binding-codes'
import type { OutputOf } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { FormField } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { Frame } from '@/session/Frame'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { PhoneVerify } from '@/session/PhoneVerify'
import { usePrivacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark } from '@/ui/States'
import { Done } from './Done'
import { Mine } from './Mine'
import '../people/people.scss'

type Asked = OutputOf<'binding.join'>

const FIELDS = {
  code: worded(line(200, 2), { zh: '邀请码', hint: '例如 7K3M-9QXD', ask: '请输入或扫邀请码' }),
  name: worded(line(40, 2), { zh: '您的姓名', hint: '企业看到的是“赵*”', ask: '请写一下姓名' }),
}
const wrongCode = ({ code }: { code: string }): { code?: string } => (code.trim() === '' || readCompanyCode(code) !== null ? {} : { code: '邀请码是 8 位字母和数字，请对照再输一次，或扫码' })

/** 加入企业: by an invitation, or the code on the phone of the officer who stands there; the other ways; and what became of what one asked for. */
export default function JoinCompanyPage() {
  const [asked, setAsked] = useState<Asked | null>(null)
  const { invitation = '', code } = usePageParams()
  const { me } = useSession()
  return (
    <Frame title="加入企业" tab={null} inner column loading={me === null}>
      {asked !== null
        ? <Done asked={asked} />
        : me === null
          ? <Empty icon="user" title="登录后才能加入" text={named('请在微信里打开{product}。')} />
          : (
            <>
              <ByCode key={invitation} start={invitation} onAsked={setAsked} />
              <OtherWays code={code ?? null} />
              <Mine />
            </>
            )}
    </Frame>
  )
}

const ByCode = ({ start, onAsked }: { start: string, onAsked: (asked: Asked) => void }) => {
  const { me, refresh } = useSession()
  const privacy = usePrivacy()
  const form = useForm({ fields: FIELDS, draftKey: 'join-company', start: { code: start }, also: wrongCode })
  const { run, busy, error } = useMutation({ ids: form.ids })
  const scan = async (): Promise<void> => {
    try {
      const text = await platform.scanCode()
      if (text !== null) form.change({ code: text.startsWith(COMPANY_CODE) ? text.slice(COMPANY_CODE.length) : text })
    } catch {
      toast('这台设备不能扫码，请输入邀请码', 'plain')
    }
  }
  const send = async (): Promise<void> => {
    if (!form.check()) return
    const { code, name } = form.input()
    const reply = await run('binding.join', (requestId) => ({ requestId, code, name }))
    if (reply?.ok !== true) return
    form.done()
    if (reply.data.asks === null) await refresh()
    onAsked(reply.data)
  }
  return (
    <Card title="用邀请码，或当面扫码">
      <FormField form={form} prefix="join" name="code" />
      <TextButton icon="scan" className="t-scan-company" onPress={() => void scan()}>扫同事或工作人员手机上的码</TextButton>
      <FormField form={form} prefix="join" name="name" />
      {error === null ? null : <Trouble error={error} failed="没有加入" className="t-join-error" />}
      <View className="msb-stack msb-gap">
        {me?.phoneVerified === true
          ? <PrimaryButton className="t-join-company" busy={busy} busyText="正在提交" onPress={() => void send()}>申请加入</PrimaryButton>
          : <PhoneVerify privacy={privacy} onVerified={() => void send()}>验证手机号并申请</PhoneVerify>}
      </View>
      {privacy.sheet}
    </Card>
  )
}

/** What else there is; a licence is sent for the company whose code was opened. */
const OtherWays = ({ code }: { code: string | null }) => (
  <Card title="没有邀请码">
    <View className="ms-small">{named('企业登记的联系人：扫企业码，用登记的手机号加入。当面：请{officer}在手机上显示码，您来扫。')}</View>
    {code === null
      ? <View className="msb-gap"><Remark icon="info">都不行的，扫企业码后可以拍营业执照申请做负责人，由系统管理员审核。</Remark></View>
      : <View className="msb-gap"><SecondaryButton block className="t-to-licence" onPress={() => void go('/company/licence/index', { code })}>拍营业执照，申请做负责人</SecondaryButton></View>}
  </Card>
)
