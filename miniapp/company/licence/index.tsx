import { View } from '@tarojs/components'
import { useState } from 'react'
import { files, line, worded } from '@shared/form/field'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import type { OutputOf } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { FormField } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { usePageParams } from '@/session/page-params'
import { PhoneVerify } from '@/session/PhoneVerify'
import { usePrivacy } from '@/session/PrivacySheet'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'
import { Done } from '../join/Done'

const MOST = 3
const FIELDS = {
  name: worded(line(40, 2), { zh: '您的姓名', hint: '负责人的姓名', ask: '请写一下姓名' }),
  files: worded(files(MOST), { zh: '营业执照照片' }),
}

/** 用执照申请: whoever has no number in the register sends a photo of the licence; an administrator decides. */
export default function LicencePage() {
  const { me } = useSession()
  const { code = '' } = usePageParams()
  return me === null ? <Page title="用执照申请" loading><RowsSkeleton rows={2} /></Page> : <LicenceScreen key={`${me.personId} ${code}`} code={code} />
}

const LicenceScreen = ({ code }: { code: string }) => {
  const { me } = useSession()
  const privacy = usePrivacy()
  const [asked, setAsked] = useState<OutputOf<'binding.apply'> | null>(null)
  const form = useForm({ fields: FIELDS, draftKey: `licence-${code}`, allowFiles: privacy.allow })
  const { run, busy, error } = useMutation({ ids: form.ids })
  const [missing, setMissing] = useState<string | null>(null)
  const send = async (): Promise<void> => {
    const many = form.attachments.files.length
    setMissing(many === 0 ? '请拍一张营业执照，正本副本都可以' : many > MOST ? `最多 ${MOST} 张，请去掉几张` : null)
    if (!form.check() || many === 0 || many > MOST) return
    const input = { ...form.input(), code }
    const reply = await run('binding.apply', (requestId) => ({ requestId, ...input }))
    if (reply === null) return
    if (!reply.ok) return void form.blame(reply.error, input)
    form.done()
    setAsked(reply.data)
  }
  if (asked !== null) return <Page title="用执照申请"><Done asked={asked} /></Page>
  return (
    <Page
      title="用执照申请"
      foot={(
        <BottomBar>
          {me?.phoneVerified === true
            ? <PrimaryButton className="t-apply" busy={busy} busyText="正在提交" onPress={() => void send()}>提交，等审核</PrimaryButton>
            : <PhoneVerify privacy={privacy} onVerified={() => void send()}>验证手机号并提交</PhoneVerify>}
        </BottomBar>
      )}
    >
      <View className="t-licence">
        <Remark icon="info">由系统管理员审核。企业已有负责人的，他会知道，三天内可以提出异议。</Remark>
        <Card>
          <FormField form={form} prefix="licence" name="name" />
          <FormField form={form} prefix="licence" name="files" hint="拍清楚名称和信用代码" />
          {missing === null ? null : <Remark icon="alert-triangle">{missing}</Remark>}
        </Card>
        {error === null ? null : <Trouble error={error} failed="没有提交" className="t-apply-error" />}
        <Remark icon="lock">照片只给审核的管理员看。</Remark>
      </View>
      {privacy.sheet}
    </Page>
  )
}
