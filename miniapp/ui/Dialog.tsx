import { View } from '@tarojs/components'
import { useRef } from 'react'
import { aria } from './aria'
import { PrimaryButton, SecondaryButton } from './Button'
import type { Question } from './feedback'
import { useModalFocus } from './modal-focus'
import { Over } from './Over'

export interface DialogProps {
  /** null = closed */
  question: Question | null
  onAnswer: (yes: boolean) => void
}

/** A question over the page. Pages call `confirm()` instead of rendering it. */
export const Dialog = ({ question, onAnswer }: DialogProps) => {
  const panel = useRef<unknown>(null)
  const open = question !== null
  const keys = useModalFocus(open, panel, () => onAnswer(false))
  const last = useRef<Question | null>(null)
  if (question !== null) last.current = question
  const shown = question ?? last.current
  return (
    <Over open={open} place="middle" onClose={() => onAnswer(false)}>
      {shown === null
        ? null
        : (
          <View ref={panel} className="ms-dialog__inner" {...keys} {...aria({ role: 'alertdialog', modal: true, label: shown.title })}>
            <View className="ms-title">{shown.title}</View>
            {shown.text === undefined ? null : <View className="ms-dialog__text">{shown.text}</View>}
            <View className="ms-dialog__foot">
              <PrimaryButton id="dialog-ok" tone={shown.tone ?? 'normal'} onPress={() => onAnswer(true)}>{shown.ok ?? '好'}</PrimaryButton>
              {shown.other === undefined
                ? null
                : <SecondaryButton id="dialog-other" block onPress={() => { onAnswer(false); shown.other?.go() }}>{shown.other.word}</SecondaryButton>}
              {shown.cancel === null
                ? null
                : <SecondaryButton id="dialog-cancel" block onPress={() => onAnswer(false)}>{shown.cancel ?? '取消'}</SecondaryButton>}
            </View>
          </View>
          )}
    </Over>
  )
}
