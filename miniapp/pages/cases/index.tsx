import { View } from '@tarojs/components'
import { useReachBottom } from '@tarojs/taro'
import { useState } from 'react'
import { CASE_BOXES, type CaseBox } from '@shared/case/status'
import { CaseRow } from '@/case/CaseRow'
import type { ReplyError } from '@/cloud/contract'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { SearchReach } from '@/case/SearchReach'
import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { Loaded } from '@/data/Loaded'
import { ReadOn } from '@/data/ReadOn'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { BOX_LABELS } from '@/presenters/case'
import { nothingFound, OWN_SEARCH_HINT, type Searched } from '@/presenters/search'
import { HomeTabs } from '@/session/HomeTabs'
import { openCase } from '@/session/open-case'
import { scanAndOpen } from '@/session/scan'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Segments } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Empty } from '@/ui/States'
import '../pages.scss'
import './cases.scss'

const EMPTY: Record<CaseBox, { title: string; text: string }> = {
  open: { title: '没有正在办的诉求', text: '遇到难事就提一件。马上有编号，谁在办、哪天办完，这里都看得到。' },
  answered: { title: '没有等您确认的', text: '经办人答复以后会出现在这里，请您看看是不是真解决了。' },
  done: { title: '还没有办完的诉求', text: '办完的都留在这里，随时可以翻看。' },
}

/** 我的诉求: what the company (or, for a stranger, oneself) filed. */
export default function CasesPage() {
  const { identity, status, error: sessionError, refresh: refreshSession } = useSession()
  const [box, setBox] = useState<CaseBox>('open')
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const companyId = identity?.companyId ?? null
  const query: ListQuery | null = identity === null
    ? null
    : { tab: companyId === null ? { of: 'mine' } : { of: 'company', companyId }, box, ...(search === '' ? {} : { search }) }
  const list = useCaseList(query, { keepFor: search === '' ? 'restart' : 'run' })

  useShown(refreshSession, list.refresh)
  useReachBottom(() => void list.readOn())

  const type = (words: string): void => {
    setTyped(words)
    if (words === '') setSearch('')
  }
  const canFile = companyId !== null
  const foot = (
    <>
      {canFile ? <BottomBar look="flat" stacked><PrimaryButton className="t-new-case" onPress={() => void go('/company/file/index', { companyId })}>提交诉求</PrimaryButton></BottomBar> : null}
      <HomeTabs current="cases" />
    </>
  )
  return (
    <Page title="诉求" foot={foot} loading={list.items === null && list.error === null && status !== 'failed'}>
      <Segments label="诉求分类" current={box} onChange={setBox} tabs={CASE_BOXES.map((value) => ({ value, word: BOX_LABELS[value], count: list.counts?.[value] ?? null }))} />
      <View className="msb-search t-search">
        <SearchField label={OWN_SEARCH_HINT} value={typed} onChange={type} onSearch={() => setSearch(typed.trim())} />
      </View>
      <Rows
        list={list}
        box={box}
        canFile={canFile}
        searched={search === '' ? null : { looked: list.looked, search, pile: BOX_LABELS[box], own: true }}
        failure={list.error ?? sessionError}
        anonymous={status === 'anonymous'}
        onRetry={() => void refreshSession().then(list.refresh)}
        onOpen={(id) => void openCase(id, identity?.role ?? 'resident')}
      />
    </Page>
  )
}

const Rows = ({ list, box, canFile, searched, failure, anonymous, onRetry, onOpen }: {
  list: ReturnType<typeof useCaseList>
  box: CaseBox
  /** The page has its own button for filing. */
  canFile: boolean
  searched: Searched | null
  failure: ReplyError | null
  anonymous: boolean
  onRetry: () => void
  onOpen: (id: string) => void
}) => {
  if (anonymous) return <Empty icon="user" title="登录后才看得到诉求" text="请在微信里打开码上办，或选择您的身份。" />
  const nothing = searched !== null
    ? <Empty icon="search" title="没有找到" text={nothingFound(searched)} />
    : <Empty icon="file" {...EMPTY[box]} action={canFile ? undefined : <SecondaryButton className="t-scan" icon="scan" onPress={() => void scanAndOpen()}>扫企业码</SecondaryButton>} />
  return (
    <Loaded data={list.items} error={list.items === null ? failure : list.error} onRetry={onRetry} failed="诉求没有取到" skeleton={<RowsSkeleton />} empty={{ when: (rows) => rows.length === 0, show: nothing }}>
      {(rows) => (
        <>
          <Card tight className="t-case-list">
            {rows.map((row) => <CaseRow key={row.id} row={row} onOpen={() => onOpen(row.id)} />)}
          </Card>
          {searched === null ? null : <SearchReach {...searched} />}
          <ReadOn list={list} />
        </>
      )}
    </Loaded>
  )
}
