import { Image, View } from '@tarojs/components'
import { useState } from 'react'
import type { InvitedView } from '@shared/api/binding.api'
import { STANDINGS, type Standing } from '@shared/register/binding-table'
import { COMPANY_CODE } from '@shared/register/company-code'
import { formatShortCode } from '@shared/register/short-code'
import type { OutputOf } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { Trouble } from '@/form/Trouble'
import { qrPicture } from '@/platform/qr-picture'
import { aria } from '@/ui/aria'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { CopyText } from '@/ui/CopyText'
import { Card } from '@/ui/Layout'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import type { PeopleActs } from './use-people'
import { untilWords } from './words'

type Drawn = OutputOf<'binding.invite'>

/** Invitations that can still be used. */
export const Invitations = ({ invitations, acts }: { invitations: readonly InvitedView[], acts: PeopleActs }) => (invitations.length === 0
  ? null
  : (
    <Card title="还能用的邀请" className="t-invitations">
      {invitations.map(({ id, as, until, by }) => (
        <View key={id} className="people-row people-row--side">
          <View className="ms-grow"><View>{`请人做${STANDINGS[as]}`}</View><View className="ms-small">{`${by}发的，${untilWords(until)} 前有效`}</View></View>
          <TextButton tone="danger" className="t-uninvite" disabled={acts.busyWith !== null} onPress={() => void acts.withdraw(id)}>收回</TextButton>
        </View>
      ))}
    </Card>
    ))

/** As what, then the code, shown once. `owners`: an owner may be invited too. */
export const InviteSheet = ({ companyId, open, owners, onClose }: { companyId: string, open: boolean, owners: boolean, onClose: () => void }) => {
  const { run, busyWith, error, reset } = useMutation()
  const [drawn, setDrawn] = useState<Drawn | null>(null)
  const invite = async (as: Standing): Promise<void> => {
    const reply = await run('binding.invite', (requestId) => ({ requestId, companyId, as }), as)
    if (reply?.ok === true) setDrawn(reply.data)
  }
  const close = (): void => {
    setDrawn(null)
    reset()
    onClose()
  }
  if (drawn !== null) return <Shown open={open} drawn={drawn} onClose={close} />
  return (
    <Sheet open={open} onClose={close} title="请他来做什么" lead="经办人替企业提诉求、看进度。负责人还可以邀请和移除人。">
      <View className="msb-stack msb-gap">
        <PrimaryButton className="t-invite-member" busy={busyWith === 'member'} busyText="正在生成" onPress={() => void invite('member')}>请他做经办人</PrimaryButton>
        {owners ? <SecondaryButton block className="t-invite-owner" disabled={busyWith !== null} onPress={() => void invite('owner')}>请他做负责人</SecondaryButton> : null}
        {error === null ? null : <Trouble error={error} failed="没有生成邀请" />}
      </View>
    </Sheet>
  )
}

const Shown = ({ open, drawn, onClose }: { open: boolean, drawn: Drawn, onClose: () => void }) => (
  <Sheet open={open} onClose={onClose} title={`请人做${STANDINGS[drawn.as]}`} foot={<SecondaryButton block className="t-invited-done" onPress={onClose}>已经交给他</SecondaryButton>}>
    <View className="people-code t-invited">
      <Image className="people-code__qr" src={qrPicture(`${COMPANY_CODE}${drawn.token}`)} nativeProps={{ alt: '' }} {...aria({ role: 'img', label: '邀请码的二维码' })} />
      <CopyText what="邀请码" text={formatShortCode(drawn.typed)} className="people-code__typed t-typed" />
      <View className="ms-small">{`${untilWords(drawn.until)} 前有效，只能用一次`}</View>
      <Remark icon="shield">只显示这一次。请当面让他扫，或把编号发给他：他在“我的”里点“加入企业”。他来了还要您同意。</Remark>
    </View>
  </Sheet>
)
