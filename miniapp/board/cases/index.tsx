import { View } from '@tarojs/components'
import { useDidShow, usePullDownRefresh, useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { CASE_BOXES, type CaseBox } from '@shared/case/status'
import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { platform } from '@/platform/platform'
import { holderLine } from '@/presenters/board'
import { HomeTabs } from '@/session/HomeTabs'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { SecondaryButton } from '@/ui/Button'
import { Segments } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Empty, ErrorBlock, Skeleton } from '@/ui/States'
import { CaseTable } from '../CaseTable'
import '../board.scss'

const BOX_WORDS: Record<CaseBox, string> = { open: '在办', answered: '已答复', done: '已办结' }

/** Every request of the area that the reader may see, by state; found by number, company or words. */
export default function BoardCases() {
  const asked = usePageParams().search ?? ''
  const { me, identity } = useSession()
  const [box, setBox] = useState<CaseBox>('open')
  const [typed, setTyped] = useState(asked)
  const [search, setSearch] = useState(asked.trim())
  const areaId = identity?.areaId ?? null
  const role = identity?.role
  const query: ListQuery | null = areaId === null || (role !== 'dispatcher' && role !== 'supervisor')
    ? null
    : { tab: { of: role === 'supervisor' ? 'supervise' : 'area', areaId }, box, ...(search === '' ? {} : { search }) }
  const list = useCaseList(query, me === null ? '' : `${me.personId} ${identity?.key ?? ''}`)

  useDidShow(() => void list.refresh())
  usePullDownRefresh(() => void list.refresh().then(() => platform.stopPullDownRefresh()))
  useReachBottom(() => void list.readOn())

  const type = (words: string) => {
    setTyped(words)
    if (words.trim() === '') setSearch('')
  }
  return (
    <Page title="全部诉求" wide className="board" loading={query !== null && list.items === null && list.error === null} foot={<HomeTabs current="cases" />}>
      <View className="board__top">
        <View className="ms-title">{`${identity?.areaName ?? ''}全部诉求`}</View>
        <View className="board__tools"><View className="ms-grow"><SearchField id="cases-search" label="搜标题，或完整编号" value={typed} onChange={type} onSearch={() => setSearch(typed.trim())} /></View></View>
      </View>
      <Segments label="诉求状态" tabs={CASE_BOXES.map((value) => ({ value, word: BOX_WORDS[value] }))} current={box} onChange={setBox} />
      {list.error === null ? null : <ErrorBlock title="诉求没有读到" message={list.error.message} requestId={list.error.requestId} onRetry={() => void list.refresh()} />}
      {role !== undefined && query === null ? <Empty icon="shield" title="这个身份没有诉求台账" text="请到“我的”里切换到分办员或督办员。" /> : null}
      {query !== null && list.items === null && list.error === null ? <Card><Skeleton height={40} /><Skeleton height={40} /><Skeleton height={40} /></Card> : null}
      {list.items !== null && list.items.length > 0 && me !== null
        ? <Card className="t-case-table"><CaseTable label={BOX_WORDS[box]} rows={list.items} me={me} now={presentInstant()} last={{ name: '谁在办', cell: (one) => holderLine(one) }} /></Card>
        : null}
      {list.items?.length === 0
        ? search === ''
          ? <Empty icon="file" title={`没有${BOX_WORDS[box]}的诉求`} text="换一类看看。" />
          : <Empty icon="search" title="没有找到" text={`“${BOX_WORDS[box]}”里没有“${search}”。换一个词，或换一类再找。`} />
        : null}
      {list.more ? <SecondaryButton block className="t-more" busy={list.busy} busyText="正在读取" onPress={() => void list.readOn()}>再看更多</SecondaryButton> : null}
    </Page>
  )
}
