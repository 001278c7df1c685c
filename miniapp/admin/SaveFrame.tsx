import type { ReactNode } from 'react'
import type { Fields } from '@shared/form/field'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { AdminFrame } from './AdminFrame'
import { ChangedMeanwhile, type Changed } from './ChangedMeanwhile'
import type { Saving } from './use-saving'

interface Props<F extends Fields, T extends { version: number }> {
  title: string
  saving: Saving<F, T>
  /** Null: a new one. */
  begun: T | null
  /** How it is told that somebody was quicker. */
  changed: Omit<Changed<T>, 'begun' | 'newer' | 'onSee'> & { onSee: (newer: T) => void }
  children: ReactNode
}

/** The page on which a thing of the register is written: its fields, what somebody has changed meanwhile, and the one button. */
export function SaveFrame<F extends Fields, T extends { version: number }>({ title, saving: { submit, busy, newer }, begun, changed, children }: Props<F, T>) {
  return (
    <AdminFrame
      title={title}
      tab={null}
      inner
      column
      action={<BottomBar><PrimaryButton className="t-save" busy={busy} busyText="正在保存" onPress={() => void submit()}>{newer === null ? '保存' : '看过了，按我写的保存'}</PrimaryButton></BottomBar>}
    >
      {begun === null || newer === null ? null : <ChangedMeanwhile {...changed} begun={begun} newer={newer} onSee={() => changed.onSee(newer)} />}
      {children}
    </AdminFrame>
  )
}
