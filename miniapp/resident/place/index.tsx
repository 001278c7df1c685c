import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { Landing } from '@shared/api/directory-views'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { go, replace } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { PersonCard } from '@/ui/People'
import { Page } from '@/ui/Page'
import { Remark } from '@/ui/States'

type Place = Extract<Landing, { kind: 'grid' | 'counter' }>
const placeOf = (landing: Landing | null): Place | null => (landing?.kind === 'grid' || landing?.kind === 'counter' ? landing : null)

/** The poster of a grid, or the sign of a counter for what could not be done: who is there for one, and the ways on. What is neither goes to the page that explains the code. */
export default function PlacePage() {
  const { scene = '' } = usePageParams()
  const { data, error, refresh } = useQuery('directory.scan', { code: scene }, { owner: 'page', keepFor: 'page' })
  const place = placeOf(data)
  const elsewhere = (data !== null && place === null) || error?.code.startsWith('CODE_') === true
  useEffect(() => {
    if (elsewhere) void replace('/pages/landing/index', { scene })
  }, [elsewhere, scene])
  if (place === null) {
    return <Page title={named('{product}')} loading={error === null}><Loaded data={place} error={elsewhere ? null : error} onRetry={() => void refresh()} failed="码没有打开" skeleton={<RowsSkeleton />}>{() => null}</Loaded></Page>
  }
  return place.kind === 'grid' ? <Grid landing={place} /> : <Counter landing={place} />
}

const Call = ({ number, word }: { number: string, word: string }) => <SecondaryButton block className="t-hotline" icon="phone" onPress={() => platform.callPhone(number)}>{`${word} ${number}`}</SecondaryButton>
const toFind = (): void => void go('/company/find/index')

const Grid = ({ landing: { grid, officers, hotline } }: { landing: Extract<Place, { kind: 'grid' }> }) => (
  <Page title={named('{product}')} foot={<BottomBar><PrimaryButton className="t-find-company" onPress={toFind}>找到我的企业，提诉求</PrimaryButton></BottomBar>}>
    <View className="msb-stack t-grid">
      <View className="rating__head"><View className="ms-caption">{grid.areaName}</View><View className="ms-display">{grid.name}</View></View>
      {officers.length === 0
        ? <Card><View className="ms-small">{named('这里还没有指定{officer}，请打电话，或找到您的企业提交诉求。')}</View></Card>
        : (
          <Card title={named('这里的{officer}')}>
            {officers.map(({ name, unitName, workPhone, onDuty }) => (
              <View key={`${name} ${workPhone ?? ''}`} className="msb-gap">
                <PersonCard name={name} subtitle={[unitName, onDuty ? null : '今天不在岗'].filter(Boolean).join(' · ')} {...(workPhone === null ? {} : { onCall: () => platform.callPhone(workPhone) })} />
              </View>
            ))}
          </Card>
          )}
      <Card><Call number={hotline} word="打电话" /></Card>
      <Remark icon="qr">企业门口有自己的码，扫那个更快</Remark>
    </View>
  </Page>
)

const Counter = ({ landing: { hall, hotline } }: { landing: Extract<Place, { kind: 'counter' }> }) => (
  <Page title={named('{product}')} foot={<BottomBar><PrimaryButton className="t-find-company" onPress={toFind}>替企业写下来，有人盯着办</PrimaryButton></BottomBar>}>
    <View className="msb-stack t-counter">
      <View className="rating__head"><View className="ms-caption">{[hall.areaName, hall.address].filter((part) => part !== '').join(' · ')}</View><View className="ms-display">{hall.name}</View></View>
      <Card title="在这里没办成事？">
        <View className="ms-small">您可以走到“办不成事”窗口当面说，也可以打电话。企业的事写下来，会有编号、有期限、有人盯着办。</View>
      </Card>
      <Card>
        <Call number={hotline} word="打电话说" />
        <View className="msb-gap"><SecondaryButton block className="t-to-contacts" icon="building" onPress={() => void go('/resident/contacts/index')}>查哪个部门管这件事</SecondaryButton></View>
      </Card>
    </View>
  </Page>
)
