import { View } from '@tarojs/components'
import { PRINT_STATES } from '@shared/register/print'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { Trouble } from '@/form/Trouble'
import { replace } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Remark, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { dateWords, pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { PRINT_LOOKS } from '../print-looks'
import { PrintFiles } from './PrintFiles'
import { PrintProgress } from './PrintProgress'
import { countWords, type PrintShown, signWords } from './print-words'
import { Sample } from './Sample'
import { usePrint } from './use-print'

/** A printing: its sample until somebody says yes, then how far it is, and its files. */
export const OnePrint = ({ printId }: { printId: string }) => {
  const mayLook = useAdminArea() !== null
  const { data: view, error, refresh, reread } = usePrint(mayLook ? printId : null)
  const { run, busy, error: refused } = useMutation({ onStale: reread })
  const begin = async (): Promise<void> => {
    const reply = await run('print.begin', (requestId) => ({ requestId, printId }))
    if (reply?.ok === true) await reread()
  }
  const anew = (): unknown => replace('/admin/print/index', view === null ? {} : { of: view.of })
  return (
    <AdminFrame
      title="打印牌子"
      tab={null}
      inner
      column
      loading={mayLook && view === null && error === null}
      {...(view === null ? {} : { action: <Acts view={view} busy={busy} onBegin={() => void begin()} onAnew={() => void anew()} /> })}
    >
      <Loaded data={view} error={error} onRetry={() => void refresh()} failed="这次打印没有读到" skeleton={<Card><Skeleton height={24} width="50%" /><Skeleton height={56} /></Card>}>
        {(one) => (
          <View className={`msb-stack t-print t-print-${one.state}`}>
            {refused === null ? null : <Trouble error={refused} className="t-print-error" />}
            <Card title={signWords(one)}>
              <View className="admin__gap"><Pill {...PRINT_LOOKS[one.state]}>{PRINT_STATES[one.state]}</Pill></View>
              <View className="ms-strong">{one.words}</View>
              <View className="ms-small ms-num t-print-count">{countWords(one)}</View>
              {one.state === 'sample' ? null : <View className="ms-caption ms-num">{[one.who, pastWords(presentInstant(), one.madeAt), one.state === 'ready' ? `文件存到 ${dateWords(one.until)}` : null].filter(Boolean).join(' · ')}</View>}
              {one.failure === null ? null : <Remark icon="alert-triangle">{one.failure.message}</Remark>}
            </Card>
            {one.state === 'sample' ? <Sample view={one} /> : null}
            {one.state === 'waiting' || one.state === 'writing' ? <PrintProgress view={one} /> : null}
            {one.files.length > 0 || one.list !== null ? <PrintFiles view={one} /> : null}
            <Left view={one} />
          </View>
        )}
      </Loaded>
    </AdminFrame>
  )
}

/** What was left out, and why. */
const Left = ({ view: { left, leftOut } }: { view: PrintShown }) => (leftOut === 0
  ? null
  : (
    <Card title={`没有印的 ${leftOut} 块`} className="t-print-left">
      {left.map(({ name, why }) => <View key={name} className="admin__gap"><View className="ms-strong">{name}</View><View className="ms-small">{why}</View></View>)}
      {leftOut > left.length ? <View className="ms-caption">其余的在贴牌清单里，写着原因</View> : null}
    </Card>
    ))

const Acts = ({ view: { state, total }, busy, onBegin, onAnew }: { view: PrintShown, busy: boolean, onBegin: () => void, onAnew: () => void }) => {
  if (state === 'sample') {
    return (
      <BottomBar>
        <View className="admin-buttons">
          <SecondaryButton className="t-print-anew" onPress={onAnew}>重新选</SecondaryButton>
          <PrimaryButton className="t-print-begin" busy={busy} busyText="正在开始" onPress={onBegin}>{`打印这 ${total} 块`}</PrimaryButton>
        </View>
      </BottomBar>
    )
  }
  return state === 'waiting' || state === 'writing' ? null : <BottomBar><SecondaryButton block className="t-print-anew" onPress={onAnew}>再印别的</SecondaryButton></BottomBar>
}
