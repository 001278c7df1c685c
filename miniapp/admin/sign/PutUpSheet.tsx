import { files } from '@shared/form/field'
import { useMutation } from '@/data/use-mutation'
import { Form } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { usePrivacy } from '@/session/PrivacySheet'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Sheet } from '@/ui/Sheet'
import { Remark } from '@/ui/States'
import type { Named } from './ReissueSheet'

const FIELDS = { files: { ...files(1), zh: '照片', optional: true as const } }

/** 登记贴好: that the sign hangs where it belongs, with a photo of it. */
export const PutUpSheet = ({ open, ...rest }: { open: boolean, named: Named, onClose: () => void, onDone: () => Promise<unknown> }) => (open ? <OpenSheet {...rest} /> : null)

const OpenSheet = ({ named, onClose, onDone }: { named: Named, onClose: () => void, onDone: () => Promise<unknown> }) => {
  const privacy = usePrivacy()
  const form = useForm({ fields: FIELDS, draftKey: `put-up ${Object.values(named).join('')}`, allowFiles: privacy.allow })
  const { run, busy, error } = useMutation({ ids: form.ids })
  const send = async (): Promise<void> => {
    if (!form.check()) return
    const sent = form.input()
    const reply = await run('directory.putUpSign', (requestId) => ({ requestId, ...named, ...sent }))
    if (reply === null) return
    if (!reply.ok) return void form.blame(reply.error, sent)
    form.done()
    onClose()
    toast('已登记贴好')
    await onDone()
  }
  return (
    <>
      <Sheet open onClose={onClose} title="登记贴好" foot={<PrimaryButton className="t-put-up-send" busy={busy} busyText="正在登记" onPress={() => void send()}>贴好了</PrimaryButton>}>
        <Remark icon="camera">请拍一张牌子贴在门口或墙上的照片，看得清码和周围</Remark>
        <Form form={form} prefix="put-up" />
        {error === null ? null : <Trouble error={error} />}
      </Sheet>
      {privacy.sheet}
    </>
  )
}
