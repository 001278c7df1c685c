import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import { transitionOf } from '@shared/case/lifecycle'
import { ACT_WORDS, EMPTY_FORM, type ActForm, type PersonAct } from '@/presenters/acts'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { ActFields } from './ActFields'
import { ActTrouble } from './ActTrouble'
import { useAct, type ActReply } from './use-act'
import { useAttachments } from './use-attachments'
import './act.scss'

export interface ActSheetProps {
  /** null = closed */
  act: PersonAct | null
  detail: Pick<CaseDetail, 'id' | 'version' | 'trail' | 'matter'>
  /** Unit whose members may be chosen, for 指派. */
  unitId?: string | null
  /** What stands in the form when it opens: a suggested target. */
  start?: Partial<ActForm>
  side?: 'company' | 'office'
  /** Asked before photos are chosen: has the privacy guide been agreed to? */
  allowFiles: () => Promise<boolean>
  reload: () => Promise<CaseDetail | null>
  /** Called synchronously in the tap, before anything is sent: the place to ask for reminders. Sending waits for it. */
  beforeSubmit?: () => Promise<unknown>
  onDone: (reply: ActReply) => void
  onClose: () => void
}

/**
 * The form of any act, in a sheet: its title is a question, its fields are what the lifecycle table says the act needs, and under the
 * title stands what follows from it. Closing keeps nothing, unless nobody knows whether it was done: then the same act opened again goes
 * on, under the same request id. A refusal keeps everything.
 */
export const ActSheet = ({ act, detail, unitId = null, start, side = 'office', allowFiles, reload, beforeSubmit, onDone, onClose }: ActSheetProps) => {
  const [form, setForm] = useState<ActForm>(EMPTY_FORM)
  const attachments = useAttachments(allowFiles)
  const run = useAct({
    detail,
    reload,
    onDone: (reply) => {
      onClose()
      onDone(reply)
    },
  })

  const last = useRef<string | null>(null)
  useEffect(() => {
    if (act === null) return
    const form = `${act} ${detail.id}`
    if (last.current === form && run.unsettled) return
    last.current = form
    setForm({ ...EMPTY_FORM, ...start })
    attachments.clear()
    run.reset()
    // A form starts when it is opened; what the page does meanwhile does not empty it.
  }, [act, detail.id])

  const words = act === null ? null : ACT_WORDS[act]
  const submit = () => {
    if (act === null) return
    const asked = beforeSubmit?.() ?? Promise.resolve()
    void asked.then(() => run.submit(act, { ...form, files: attachments.files }))
  }
  return (
    <Sheet
      open={act !== null}
      onClose={onClose}
      title={words?.question ?? ''}
      id="act-sheet"
      foot={words === null
        ? null
        : (
          <PrimaryButton className="t-act-submit" icon={words.icon} busy={run.busy} disabled={attachments.sending > 0} onPress={submit}>
            {attachments.sending > 0 ? '等照片传完' : words.submit}
          </PrimaryButton>
          )}
    >
      {act === null
        ? null
        : (
          <View className={`t-act-form t-act-form-${act}`}>
            <View className="act-consequence"><Icon name="info" /><View>{transitionOf(act).consequence}</View></View>
            <ActFields
              act={act}
              detail={detail}
              unitId={unitId}
              form={form}
              onChange={(change) => setForm((before) => ({ ...before, ...change }))}
              attachments={attachments}
              problems={run.problems}
            />
            <ActTrouble run={run} side={side} />
          </View>
          )}
    </Sheet>
  )
}
