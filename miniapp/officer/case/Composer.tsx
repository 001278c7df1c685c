import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import { ActTrouble } from '@/case/ActTrouble'
import { AttachmentField } from '@/case/AttachmentField'
import { useAct } from '@/case/use-act'
import { useAttachments } from '@/case/use-attachments'
import { ACT_WORDS, EMPTY_FORM } from '@/presenters/acts'
import { PrimaryButton } from '@/ui/Button'
import { Toggle } from '@/ui/Choice'
import { TextArea } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { TextButton } from '@/ui/SmallButton'
import { MoreButton } from './MoreButton'
import { useNoteDraft, type NoteDraft } from './use-note-draft'

export interface ComposerProps {
  detail: CaseDetail
  personId: string
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
const SIDES: Record<NoteDraft['visibility'], Side> = {
  public: { word: '给企业看', seenBy: '企业会收到消息，看得到这条记录', submit: '发给企业', placeholder: '写给企业：办到哪一步，接下来做什么' },
  internal: { word: '仅内部', seenBy: '企业、群众都看不到这条记录', submit: '记为内部', placeholder: '写给同事：和谁说好了什么，还差什么' },
}

/** Where a handler writes what was done, for the company or for colleagues only. */
export const Composer = ({ detail, personId, allowFiles, reload, onMore, onDone }: ComposerProps) => {
  const { draft, amend, clear } = useNoteDraft(personId, detail.id)
  const attachments = useAttachments(allowFiles)
  const [withFiles, setWithFiles] = useState(false)
  const run = useAct({
    detail,
    reload,
    onDone: () => {
      clear()
      attachments.clear()
      setWithFiles(false)
      onDone()
    },
  })
  const internal = draft.visibility === 'internal'
  const side = SIDES[draft.visibility]
  const submit = () => void run.submit('note', { ...EMPTY_FORM, ...draft, files: attachments.files })

  return (
    <View className={`composer composer--${draft.visibility} t-composer t-composer-${draft.visibility}`}>
      <Toggle
        label="给谁看"
        sides={[{ value: 'public', word: SIDES.public.word, icon: 'eye' }, { value: 'internal', word: SIDES.internal.word, icon: 'lock-solid', internal: true }]}
        value={draft.visibility}
        onChange={(visibility) => amend({ visibility })}
      />
      <View className="composer__text t-note-text">
        <TextArea
          id="note-text"
          bare
          label={side.word}
          look={internal ? 'internal' : 'normal'}
          placeholder={side.placeholder}
          value={draft.text}
          onChange={(text) => amend({ text })}
          error={run.problems.text ?? (draft.text.length > ACT_WORDS.note.text.max ? `最多 ${ACT_WORDS.note.text.max} 字` : undefined)}
        />
      </View>
      {withFiles || attachments.items.length > 0 ? <AttachmentField attachments={attachments} /> : null}
      <ActTrouble run={run} />
      <View className="composer__why">
        <Icon name={internal ? 'lock-solid' : 'eye'} />
        <View className="ms-grow">{side.seenBy}</View>
        {withFiles || attachments.items.length > 0
          ? null
          : <TextButton icon="photo" className="t-note-files" onPress={() => setWithFiles(true)}>照片、文件</TextButton>}
      </View>
      <View className="composer__foot">
        <MoreButton onPress={onMore} />
        <PrimaryButton
          className="t-note-submit"
          icon={internal ? 'lock-solid' : 'send'}
          tone={internal ? 'internal' : 'normal'}
          busy={run.busy}
          disabled={attachments.sending > 0}
          onPress={submit}
        >
          {attachments.sending > 0 ? '等照片传完' : side.submit}
        </PrimaryButton>
      </View>
    </View>
  )
}
