import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@/cloud/contract'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { Trouble } from '@/form/Trouble'
import { back, replace } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { scanAndOpen } from '@/session/scan'
import { SecondaryButton } from '@/ui/Button'
import { Card, SectionHeader } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, ErrorBlock, Remark, Skeleton } from '@/ui/States'
import { friendlyPast } from '@shared/kernel/friendly-time'
import './confirm.scss'

/** 登录电脑: what the scanned code would sign in; whoever is at that desk picks the number that stands there. */
export default function ConfirmPage() {
  const { code = '' } = usePageParams()
  const { data, error, refresh } = useQuery('desk.look', { code }, { keepFor: 'page' })
  const { run, busy, error: failure } = useMutation()
  const [done, setDone] = useState<'signedIn' | 'refused' | null>(null)

  const pick = async (number: number): Promise<void> => {
    const reply = await run('desk.confirm', (requestId) => ({ requestId, code, number }), `confirm ${number}`)
    if (reply?.ok === true) setDone('signedIn')
  }
  const refuse = async (): Promise<void> => {
    const reply = await run('desk.refuse', () => ({ code }))
    if (reply?.ok === true) setDone('refused')
  }
  // Of this code nothing more can be had: the way on is another one.
  const problem = failure ?? error
  const over = problem?.code.startsWith('DESK_') === true ? problem : null
  return (
    <Frame title="登录电脑" tab={null} inner column>
      {done === 'signedIn' ? <Empty icon="check-circle" title="电脑已经登录" text="网页会在几秒里打开。离开电脑时，请退出登录。" action={<SecondaryButton className="t-desks-open" onPress={() => void replace('/desk/index')}>看登录的电脑</SecondaryButton>} /> : null}
      {done === 'refused' ? <Empty icon="shield" title="已经拒绝" text="那台电脑没有登录。有人发码给您、催您扫，请不要理会，并告诉管理员。" action={<SecondaryButton onPress={() => void back()}>返回</SecondaryButton>} /> : null}
      {done === null && over !== null ? <ErrorBlock title="没有登录" message={over.message} onRetry={() => void scanAndOpen()} retryWord="重新扫码" /> : null}
      {done === null && over === null
        ? (
          <Loaded data={data} error={error} onRetry={() => void refresh()} failed="登录码没有打开" skeleton={<Skeleton height={160} />}>
            {(seen) => (
              <>
                <WhatIsSignedIn seen={seen} />
                <SectionHeader>电脑上显示的是哪个数字</SectionHeader>
                <View className="desk-numbers t-numbers">
                  {seen.choices.map((number) => <SecondaryButton key={number} block disabled={busy} className="t-number" onPress={() => void pick(number)}>{String(number)}</SecondaryButton>)}
                </View>
                <Remark icon="alert-triangle">选错了，这次登录就作废。别人发来的码，不要选。</Remark>
                <View className="desk-refuse"><TextButton tone="danger" className="t-refuse" disabled={busy} onPress={() => void refuse()}>不是我在登录</TextButton></View>
                {failure === null ? null : <Trouble error={failure} failed="没有登录上" className="t-desk-error" />}
              </>
            )}
          </Loaded>
          )
        : null}
    </Frame>
  )
}

const NETWORK = { true: '和这部手机在同一个网络', false: '和这部手机不在同一个网络' } as const

/** Which browser, since when, from where as far as anybody can know. */
const WhatIsSignedIn = ({ seen: { browser, madeAt, sameNetwork } }: { seen: OutputOf<'desk.look'> }) => (
  <Card className="t-desk">
    <View className="ms-title">{browser}</View>
    <View className="ms-small">{`${friendlyPast(presentInstant(), madeAt)}打开的登录页`}</View>
    {sameNetwork === null ? null : <View className="ms-small">{NETWORK[`${sameNetwork}`]}</View>}
    <View className="desk-what">登录后，这台电脑能看到您名下的诉求，并以您的名义办理。</View>
  </Card>
)
