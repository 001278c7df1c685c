import { View } from '@tarojs/components'
import type { MatterView } from '@shared/api/matter.api'
import { UNSOLVE_MINUTES } from '@shared/register/matter'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { Failure } from '@/form/Failure'
import { back, go, home } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { Frame } from '@/session/Frame'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { IconButton, TextButton } from '@/ui/SmallButton'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { choose } from './chosen'
import { GuideCard } from './GuideCard'
import { callsOf, standingWords } from './standing-words'
import { type Solving, useSolving } from './use-solving'
import '../../pages/pages.scss'

/** 办事指南 of one matter, for everybody. While filing (`from`) it may be enough, or go with the request. */
export default function MatterPage() {
  const { id, from } = usePageParams()
  const { signedIn } = useSession()
  const { data, error, refresh } = useQuery('matter.show', id === undefined ? null : { matterId: id }, { owner: 'page', keepFor: 'run' })
  const solving = useSolving(id ?? '')
  const filing = from === 'file' && signedIn && data !== null
  return (
    <Frame title="办事指南" tab={null} inner column loading={id !== undefined && data === null && error === null} {...(filing ? { action: <FilingBar matter={data} solving={solving} /> } : {})}>
      {id === undefined ? <Empty icon="file" title="没有指明哪个事项" text="请从“找办事指南”里打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void refresh()} failed="指南没有读到" skeleton={<Card><Skeleton height={28} width="60%" /><Skeleton height={80} /><Skeleton height={80} /></Card>}>
          {(matter) => (solving.solvedId === null ? <Guide matter={matter} solving={solving} /> : <Solved matter={matter} solving={solving} />)}
        </Loaded>
      )}
    </Frame>
  )
}

const Guide = ({ matter, solving: { error } }: { matter: MatterView; solving: Solving }) => {
  const words = standingWords(matter)
  return (
    <View className="t-matter">
      <View className="guide-name">
        <View className="ms-caption">{matter.above.map(({ name }) => name).join(' · ')}</View>
        <View className="ms-title t-matter-name">{matter.name}</View>
      </View>
      {words === null ? null : <Card tip className="t-not-open"><Remark icon="alert-triangle">{words}</Remark></Card>}
      {matter.below.length === 0 ? null : (
        <Card title="您要办的是哪一种" className="t-below">
          {matter.below.map(({ id, name }) => <ListItem key={id} plain className="t-below-row" title={name} onPress={() => void go('/company/matter/index', { id })} />)}
        </Card>
      )}
      <GuideCard guide={matter.guide} />
      <Card tight className="t-calls">
        {callsOf(matter).map(({ name, where, phone }) => (
          <ListItem
            key={`${name} ${phone}`}
            plain
            title={name}
            detail={[where, phone].filter((part) => part !== '').join(' · ')}
            {...(phone === '' ? {} : { action: <IconButton icon="phone" label={`电话 打给${name}`} className="t-call" onPress={() => platform.callPhone(phone)}>电话</IconButton> })}
          />
        ))}
      </Card>
      {error === null ? null : <Failure error={error} failed="没有记上" />}
    </View>
  )
}

/** Either way the form below keeps what was written. */
const FilingBar = ({ matter, solving: { solvedId, busy, solve } }: { matter: MatterView; solving: Solving }) => {
  const goOn = (): void => {
    choose({ id: matter.id, name: matter.name, topic: matter.topic })
    void back()
  }
  if (solvedId !== null) return <BottomBar><PrimaryButton className="t-home" onPress={() => void home()}>回首页</PrimaryButton></BottomBar>
  return (
    <BottomBar hint="写的内容还在，随时可以继续提交">
      <SecondaryButton className="t-go-on" onPress={goOn}>继续提交</SecondaryButton>
      {matter.standing === 'open' ? <PrimaryButton className="t-solve" busy={busy} busyText="正在记下" onPress={() => void solve()}>这样就能办</PrimaryButton> : null}
    </BottomBar>
  )
}

const Solved = ({ matter, solving: { busy, error, undo } }: { matter: MatterView; solving: Solving }) => (
  <View className="t-solved">
    <Card>
      <Remark icon="check-circle" tone="good">{`好，“${matter.name}”按指南办就行，没有提交诉求`}</Remark>
      <View className="ms-small msb-gap">{`照着办了还是不成，再来提交也不迟。点错了，${UNSOLVE_MINUTES} 分钟内可以撤销。`}</View>
      <TextButton icon="return" className="t-unsolve" disabled={busy} onPress={() => void undo()}>点错了，撤销</TextButton>
      {error === null ? null : <Failure error={error} failed="没有撤销成" />}
    </Card>
    <Card tight><ListItem plain className="t-read-again" lead={<Icon name="file" />} title="再看一遍指南" onPress={() => void go('/company/matter/index', { id: matter.id })} /></Card>
  </View>
)
