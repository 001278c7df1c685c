import { View } from '@tarojs/components'
import { useState } from 'react'
import { useMutation } from '@/data/use-mutation'
import { Trouble } from '@/form/Trouble'
import { home } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Empty, Remark } from '@/ui/States'
import { AskIfHim } from './AskIfHim'
import { ByInvitation } from './ByInvitation'
import { ByPhone, type Official } from './ByPhone'
import './join.scss'

/** 我是工作人员: by the phone that the register has, or by an invitation. What is asked stands first, what is typed below it. */
export default function JoinPage() {
  const { me, refresh } = useSession()
  // Who was found where the phone was verified (我的); nothing is believed of it but what the server says again.
  const { personId = '', name = '', unitName = '', invitation = '' } = usePageParams()
  const [official, setOfficial] = useState<Official | null>(personId === '' ? null : { personId, name, unitName: unitName === '' ? null : unitName })
  const [joined, setJoined] = useState<string | null>(null)
  const { run, busyWith, error } = useMutation()

  const join = async (input: { invitation: string } | { personId: string }, act: 'phone' | 'invitation'): Promise<void> => {
    const reply = await run('directory.join', (requestId) => ({ requestId, ...input }), act)
    if (reply?.ok !== true) return
    setJoined(`${reply.data.unitName ?? ''} ${reply.data.name}`.trim())
    await refresh()
  }
  const nobody = official === null
  return (
    <Frame title="我是工作人员" tab={null} inner column>
      {joined === null
        ? (
          <>
            {nobody
              ? <ByPhone verified={me?.phoneMasked ?? null} onFound={setOfficial} />
              : <AskIfHim official={official} busy={busyWith === 'phone'} onYes={() => void join({ personId: official.personId }, 'phone')} onNo={() => setOfficial(null)} />}
            {nobody ? <ByInvitation start={invitation} verified={me?.phoneVerified === true} busy={busyWith === 'invitation'} onSend={(typed) => void join({ invitation: typed }, 'invitation')} /> : null}
            {error === null ? null : <Trouble error={error} failed="没有登录成" className="t-join-error" />}
            <View className="join-remark"><Remark icon="shield">以工作人员身份办理的事，都会记在您的名下。换了岗位，请告诉管理员。</Remark></View>
          </>
          )
        : <Empty icon="check-circle" title={`您是${joined}`} text={named('以后打开{product}，就能看到您要办的事。原来的企业和个人身份还在，可以在“我的”里切换。')} action={<PrimaryButton className="t-joined" onPress={() => void home()}>去办事</PrimaryButton>} />}
    </Frame>
  )
}
