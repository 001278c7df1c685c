import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { scanAndOpen } from '@/session/scan'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { friendlyPast } from '@shared/kernel/friendly-time'
import { leaveDesk } from './leave'
import './desk.scss'

/** 登录的电脑: the browsers in which I am signed in at this moment; each can be ended here. From here one scans the next one's code. */
export default function DesksPage() {
  const { data, error, refresh, reread } = useQuery('desk.sessions', {})
  const { run, busyWith } = useMutation()
  useShown(refresh)
  const now = presentInstant()

  const end = async (sessionId: string, browser: string): Promise<void> => {
    if (!(await confirm({ title: '让这台电脑退出吗', text: `${browser} 上的网页会马上退出登录，没写完的内容留在那台电脑里。`, ok: '退出登录', cancel: '不退出', tone: 'danger' }))) return
    const reply = await run('desk.end', (requestId) => ({ requestId, sessionId }), sessionId)
    if (reply === null) return
    toast(reply.ok ? '已经退出' : reply.error.message, reply.ok ? 'good' : 'bad')
    await reread()
  }
  const leave = leaveDesk
  const action = leave === null
    ? <PrimaryButton icon="scan" className="t-scan" onPress={() => void scanAndOpen()}>扫一扫登录电脑</PrimaryButton>
    : <PrimaryButton className="t-leave-desk" onPress={() => void leave().catch(() => toast('没有退出，请检查网络再试一次', 'bad'))}>退出这台电脑</PrimaryButton>
  return (
    <Frame title="登录的电脑" tab={null} inner column action={<BottomBar>{action}</BottomBar>}>
      <View className="desk-lead"><Remark icon="shield">每次登录最长八小时，半小时不用就自动退出。不是您登录的，请马上让它退出。</Remark></View>
      <Loaded
        data={data}
        error={error}
        onRetry={() => void refresh()}
        failed="登录的电脑没有取到"
        skeleton={<Skeleton height={72} />}
        empty={{ when: ({ sessions }) => sessions.length === 0, show: <Empty icon="lock" title="没有登录的电脑" text="在电脑上打开单位的网址，再用这里的扫一扫。" /> }}
      >
        {({ sessions }) => (
          <Card tight className="t-desks">
            {sessions.map(({ sessionId, browser, confirmedAt, seenAt }) => (
              <ListItem
                key={sessionId}
                title={browser}
                detail={`${friendlyPast(now, confirmedAt)}登录，${friendlyPast(now, seenAt)}用过`}
                action={<TextButton className="t-end" tone="danger" disabled={busyWith === sessionId} label={`让 ${browser} 退出登录`} onPress={() => void end(sessionId, browser)}>退出</TextButton>}
              />
            ))}
          </Card>
        )}
      </Loaded>
    </Frame>
  )
}
