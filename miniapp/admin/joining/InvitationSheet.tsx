import { Image, View } from '@tarojs/components'
import type { OutputOf } from '@/cloud/contract'
import { qrPicture } from '@/platform/qr-picture'
import { aria } from '@/ui/aria'
import { SecondaryButton } from '@/ui/Button'
import { CopyText } from '@/ui/CopyText'
import { Sheet } from '@/ui/Sheet'
import { Remark } from '@/ui/States'
import { chinaDay, chinaTime } from '@shared/kernel/instant'
import { showInvitation } from '@shared/register/invitation'
import { INVITATION_CODE } from '@shared/register/invitation-code'

export type Shown = OutputOf<'register.invite'>

/** An invitation, shown once: closed, it can only be drawn anew. */
export const InvitationSheet = ({ shown, onClose }: { shown: Shown | null, onClose: () => void }) => (
  <Sheet open={shown !== null} onClose={onClose} title={shown === null ? '邀请' : `给 ${shown.name} 的邀请码`} foot={<SecondaryButton block className="t-invitation-done" onPress={onClose}>已经交给他</SecondaryButton>}>
    {shown === null
      ? null
      : (
        <View className="invitation t-invitation">
          <Image className="invitation__qr" src={qrPicture(`${INVITATION_CODE}${shown.token}`)} nativeProps={{ alt: '' }} {...aria({ role: 'img', label: '邀请码的二维码' })} />
          <CopyText what="邀请码" text={showInvitation(shown.token)} className="invitation__token t-token" />
          <View className="ms-small">{`${chinaDay(shown.until)} ${chinaTime(shown.until)} 前有效，只能用一次`}</View>
          <Remark icon="shield">只显示这一次。请当面或打电话交给本人：他在“我的”里点“我是工作人员”，扫码或输入。</Remark>
        </View>
        )}
  </Sheet>
)
