import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import { transitionOf } from '@shared/case/lifecycle'
import { ActTrouble } from '@/case/ActTrouble'
import { AttachmentField } from '@/case/AttachmentField'
import { useAct } from '@/case/use-act'
import { useAttachments } from '@/case/use-attachments'
import { ACT_WORDS, EMPTY_FORM } from '@/presenters/acts'
import { COMPANY_ACT_WORDS, type CompanyAct } from '@/presenters/company-acts'
import { askReminders } from '@/session/subscribe'
import { PrimaryButton } from '@/ui/Button'
import { TextArea } from '@/ui/Field'
import { Sheet } from '@/ui/Sheet'
import { Remark } from '@/ui/States'

/** Words and files for one act of the company's side. What was written stays when the sheet is closed, and when the server refuses. */
export const WriteSheet = ({ act, detail, allowFiles, reload, onDone, onClose }: {
  /** null = closed */
  act: CompanyAct | null
  detail: CaseDetail
  allowFiles: () => Promise<boolean>
  reload: () => Promise<CaseDetail | null>
  onDone: () => void
  onClose: () => void
}) => {
  const [text, setText] = useState('')
  const attachments = useAttachments(allowFiles)
  const run = useAct({
    detail,
    reload,
    onDone: () => {
      setText('')
      attachments.clear()
      onClose()
      onDone()
    },
  })
  // Another act is another form; the same one opened again goes on.
  const [last, setLast] = useState(act)
  useEffect(() => {
    if (act === null || act === last) return
    setLast(act)
    setText('')
    attachments.clear()
    run.reset()
  }, [act])

  const submit = (): void => {
    // WeChat opens the panel only when nothing is awaited before; whatever the answer, the words are sent.
    const asked = askReminders(['progress', 'action'])
    if (act !== null) void asked.then(() => run.submit(act, { ...EMPTY_FORM, text, files: attachments.files }))
  }
  const words = act === null ? null : COMPANY_ACT_WORDS[act]
  const waiting = attachments.sending > 0
  return (
    <Sheet
      open={act !== null}
      onClose={onClose}
      title={words?.question ?? ''}
      foot={words === null
        ? null
        : <PrimaryButton className="t-act-submit" busy={run.busy} disabled={waiting} onPress={submit}>{waiting ? '等附件传完' : words.submit}</PrimaryButton>}
    >
      {act === null || words === null
        ? null
        : (
          <View className={`t-act-form t-act-form-${act}`}>
            <Remark icon="info">{words.consequence ?? transitionOf(act).consequence}</Remark>
            <View className="t-act-text msb-gap">
              <TextArea
                id="act-text"
                label={words.label}
                placeholder={words.placeholder}
                value={text}
                onChange={setText}
                max={ACT_WORDS[act].text.max}
                error={run.problems.text}
                tall
              />
            </View>
            <View className="ms-field">
              <View className="ms-field__label"><View>照片或文件</View><View className="ms-field__hint">可以不传</View></View>
              <AttachmentField attachments={attachments} />
            </View>
            <ActTrouble run={run} side="company" />
          </View>
          )}
    </Sheet>
  )
}
