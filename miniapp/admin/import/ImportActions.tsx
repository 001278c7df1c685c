import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ImportKind } from '@shared/register/import'
import { toMs } from '@shared/kernel/instant'
import { reLaunch, replace } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { confirm } from '@/ui/feedback'
import { dateWords } from '@/words/time'
import { writes } from '../import-words'
import { KIND_PAGES } from '../kind-words'
import { grouped } from '../numbers'
import type { Steps } from './use-steps'
import { type ImportView, many, undoWords } from './words'

interface Props {
  view: ImportView
  steps: Steps
}

const another = (kind: ImportKind) => (): void => void replace('/admin/import/index', { kind })

const OtherFile = ({ kind }: { kind: ImportKind }) => <SecondaryButton className="t-another" onPress={another(kind)}>换个文件</SecondaryButton>

const AnotherBar = ({ kind }: { kind: ImportKind }) => <BottomBar><PrimaryButton className="t-another" onPress={another(kind)}>换个文件</PrimaryButton></BottomBar>

/** Side by side where there is room for both. */
const Buttons = ({ children }: { children: ReactNode }) => <View className="admin-buttons">{children}</View>

const Undo = ({ view, steps }: Props) => {
  const press = async (): Promise<void> => {
    if (await confirm({ title: '撤销这次导入？', text: `${undoWords(view)}。`, ok: '撤销', tone: 'danger' })) await steps.undo()
  }
  return <SecondaryButton className="t-undo" tone="danger" busy={steps.busyWith === 'import.undo'} busyText="正在开始" onPress={() => void press()}>撤销这次导入</SecondaryButton>
}

/** What can be done now; one thing of it is the main one. */
export const ImportActions = (props: Props) => {
  const { view, steps } = props
  const { kind } = view
  const count = writes(view.acts)
  switch (view.state) {
    case 'uploaded':
      return <BottomBar><Buttons><OtherFile kind={kind} /><PrimaryButton className="t-read" busy={steps.busyWith !== null} busyText="正在开始" onPress={() => void steps.read({ closeAbsent: view.closeAbsent })}>试算</PrimaryButton></Buttons></BottomBar>
    case 'ready':
      if (count === 0) return <AnotherBar kind={kind} />
      return (
        <BottomBar {...(many(view, 'bad') > 0 ? { hint: `有问题的 ${grouped(many(view, 'bad'))} 行改好后可以再导一次，不会重复` } : {})}>
          <Buttons>
            <OtherFile kind={kind} />
            <PrimaryButton className="t-apply" busy={steps.busyWith === 'import.apply'} busyText="正在开始" onPress={() => void steps.apply()}>{`导入 ${grouped(count)} 行`}</PrimaryButton>
          </Buttons>
        </BottomBar>
      )
    case 'reading':
    case 'applying':
      return <BottomBar><PrimaryButton className="t-stop" busy={steps.busyWith === 'import.stop'} busyText="正在停下" onPress={() => void steps.stop()}>停下</PrimaryButton></BottomBar>
    case 'stopped':
      return <BottomBar><Buttons><Undo {...props} /><PrimaryButton className="t-go-on" busy={steps.busyWith === 'import.apply'} busyText="正在开始" onPress={() => void steps.apply()}>继续</PrimaryButton></Buttons></BottomBar>
    case 'applied': {
      const mayUndo = toMs(view.until) > toMs(presentInstant()) && count > 0
      return (
        <BottomBar {...(mayUndo ? { hint: `${dateWords(view.until)}以前可以撤销` } : {})}>
          <Buttons>
            {mayUndo ? <Undo {...props} /> : null}
            <PrimaryButton className="t-see" onPress={() => void reLaunch(KIND_PAGES[kind].url, KIND_PAGES[kind].query)}>{KIND_PAGES[kind].word}</PrimaryButton>
          </Buttons>
        </BottomBar>
      )
    }
    case 'failed':
      // The way on is in the page then.
      if (view.failure?.code === 'SHEET_NO_HEADING') return <BottomBar><SecondaryButton block className="t-another" onPress={another(kind)}>换个文件</SecondaryButton></BottomBar>
      return <AnotherBar kind={kind} />
    case 'undone':
      return <AnotherBar kind={kind} />
    // What is being taken back is taken back to its end.
    case 'undoing':
      return null
  }
}
