import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { aria } from './aria'
import { Dialog } from './Dialog'
import { listenFor, type Feedback } from './feedback'
import { Icon } from './Icon'

type Ask = Extract<Feedback, { kind: 'ask' }>
type Line = Extract<Feedback, { kind: 'toast' }>

const PICTURES = { good: 'check-circle', bad: 'alert-triangle', plain: 'info' } as const
const secondsFor = (text: string): number => Math.max(2.6, text.length * 0.16)

/** Where toasts, announcements and dialogs of a page appear. Page renders it. */
export const FeedbackHost = ({ host }: { host: string }) => {
  const [line, showLine] = useState<Line | null>(null)
  const [spoken, speak] = useState('')
  const [asked, ask] = useState<Ask | null>(null)

  useEffect(() => listenFor(host, (feedback) => {
    if (feedback.kind === 'ask') ask(feedback)
    else {
      // The same words again are only read when the text changes.
      speak((before) => (before === feedback.text ? `${feedback.text}\u00a0` : feedback.text))
      if (feedback.kind === 'toast') showLine(feedback)
    }
  }), [host])

  useEffect(() => {
    if (line === null) return undefined
    const timer = setTimeout(() => showLine(null), secondsFor(line.text) * 1000)
    return () => clearTimeout(timer)
  }, [line])

  return (
    <View>
      <View className="ms-unseen" {...aria({ role: 'status', live: 'polite' })}>{spoken}</View>
      {line === null
        ? null
        : (
          <View className="ms-toast" {...aria({ hidden: true })}>
            <View className="ms-toast__face"><Icon name={PICTURES[line.tone]} /><View>{line.text}</View></View>
          </View>
          )}
      <Dialog
        question={asked?.question ?? null}
        onAnswer={(yes) => {
          asked?.answer(yes)
          ask(null)
        }}
      />
    </View>
  )
}
