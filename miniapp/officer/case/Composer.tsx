import { View } from '@tarojs/components'
import { useState } from 'react'
import { CASE_LIFECYCLE } from '@shared/case/lifecycle'
import type { CaseDetail } from '@shared/case/views'
import { ActTrouble } from '@/case/ActTrouble'
import { onCase } from '@/case/on-case'
import { AttachmentField } from '@/form/AttachmentField'
import { flushDrafts } from '@/form/draft'
import { FormField } from '@/form/Form'
import { useAct } from '@/form/use-act'
import { useForm } from '@/form/use-form'
import { PrimaryButton } from '@/ui/Button'
import { TextArea } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'
import { MoreButton } from './MoreButton'

export interface ComposerProps {
  detail: CaseDetail
  allowFiles: () => Promise<boolean>
  reload: () => Promise<CaseDetail | null>
  /** Opens the other acts; absent when there are none. */
  onMore: (() => void) | undefined
  /** The note is written: read the case again. */
  onDone: () => void
}

interface Side {
  word: string
  seenBy: string
  submit: string
  placeholder: string
}

// Sent to the wrong side costs a lot, so everything about the two sides differs: texture, border, colour, button and this line.
const SIDES: Record<'public' | 'internal', Side> = {
  public: { word: '给企业看', seenBy: '企业会收到消息，看得到这条记录', submit: '发给企业', placeholder: '写给企业：办到哪一步，接下来做什么' },
  internal: { word: '仅内部', seenBy: '企业、群众都看不到这条记录', submit: '记为内部', placeholder: '写给同事：和谁说好了什么，还差什么' },
}

/** Where a handler writes what was done, for the company or for colleagues only. */
export const Composer = ({ detail, allowFiles, reload, onMore, onDone }: ComposerProps) => {
  const form = useForm({
    fields: CASE_LIFECYCLE.note.fields,
    draftKey: `case.${detail.id}.composer`,
    // Inside unless it is said otherwise: a note shown by mistake cannot be taken back.
    start: { visibility: 'internal' },
    allowFiles,
  })
  const { values: { text, visibility }, attachments } = form
  const [withFiles, setWithFiles] = useState(false)
  const run = useAct({
    ...onCase(detail),
    reload,
    ids: form.ids,
    blame: form.blame,
    onDone: () => {
      const side = visibility
      form.done()
      // The next line is most likely for the same side.
      form.change({ visibility: side })
      setWithFiles(false)
      onDone()
    },
  })
  const internal = visibility === 'internal'
  const side = SIDES[visibility]
  const submit = () => {
    if (!form.check()) return
    void run.submit('note', form.input())
  }
  const shown = withFiles || attachments.items.length > 0

  return (
    <View className={`composer composer--${visibility} t-composer t-composer-${visibility}`}>
      <FormField form={form} prefix="note" name="visibility" />
      <View id={form.placeOf('text')} className="composer__text t-note-text">
        <TextArea
          id="note-text"
          bare
          label={side.word}
          look={internal ? 'internal' : 'normal'}
          placeholder={side.placeholder}
          value={text}
          onChange={(words) => form.change({ text: words })}
          onBlur={flushDrafts}
          error={form.problems.text ?? form.tooMuch('text')}
        />
      </View>
      {shown ? <View id={form.placeOf('files')}><AttachmentField attachments={attachments} /></View> : null}
      <ActTrouble run={run} />
      <View className="composer__why">
        <Icon name={internal ? 'lock-solid' : 'eye'} />
        <View className="ms-grow">{side.seenBy}</View>
        {shown ? null : <TextButton icon="photo" className="t-note-files" onPress={() => setWithFiles(true)}>照片、文件</TextButton>}
      </View>
      <View className="composer__foot">
        <MoreButton onPress={onMore} />
        <PrimaryButton
          className="t-note-submit"
          icon={internal ? 'lock-solid' : 'send'}
          tone={internal ? 'internal' : 'normal'}
          busy={run.busy}
          disabled={attachments.inTheWay !== null}
          onPress={submit}
        >
          {attachments.inTheWay ?? side.submit}
        </PrimaryButton>
      </View>
    </View>
  )
}
