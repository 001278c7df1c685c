import { useState } from 'react'
import { CASE_BOXES, type CaseBox } from '@shared/case/status'
import { CaseRow } from '@/case/CaseRow'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { NothingLeft, SearchReach } from '@/case/SearchReach'
import { useCaseList, type ListQuery } from '@/case/use-case-list'
import { useFound } from '@/case/use-found'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { useSearch } from '@/list/use-search'
import { WindowedRows } from '@/list/WindowedRows'
import { go } from '@/platform/navigate'
import { named } from '@/session/dress'
import { BOX_LABELS } from '@/words/case'
import { OWN_SEARCH_HINT } from '@/words/search'
import { Frame } from '@/session/Frame'
import { openCase } from '@/session/open-case'
import { scanAndOpen } from '@/session/scan'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Empty } from '@/ui/States'
import '../pages.scss'

const EMPTY: Record<CaseBox, { title: string; text: string }> = {
  open: { title: '没有正在办的诉求', text: '遇到难事就提一件。马上有编号，谁在办、哪天办完，这里都看得到。' },
  answered: { title: '没有等您确认的', text: '经办人答复以后会出现在这里，请您看看是不是真解决了。' },
  done: { title: '还没有办完的诉求', text: '办完的都留在这里，随时可以翻看。' },
}

/** 我的诉求: what the company (or, for a stranger, oneself) filed. */
export default function CasesPage() {
  const { identity, status, error: sessionError, refresh: refreshSession } = useSession()
  const [box, setBox] = useState<CaseBox>('open')
  const words = useSearch()
  const { search } = words
  const companyId = identity?.companyId ?? null
  const tab: ListQuery['tab'] = companyId === null ? { of: 'mine' } : { of: 'company', companyId }
  const own = useCaseList(identity === null || search !== '' ? null : { tab, box }, { keepFor: 'restart' })
  const open = (id: string): void => void openCase(id, identity?.role ?? 'resident')
  const found = useFound({ scopes: identity === null ? null : [{ tab, words: BOX_LABELS }], search, onNumber: ({ id }) => open(id) })
  const list = search === '' ? own : found.list

  useShown(refreshSession, list.refresh)

  const canFile = companyId !== null
  const searched = search === '' ? null : { ...found.searched, own: true }
  const file = canFile ? <BottomBar look="flat" stacked><PrimaryButton className="t-new-case" onPress={() => void go('/company/file/index', { companyId })}>提交诉求</PrimaryButton></BottomBar> : null
  return (
    <Frame title="诉求" tab="cases" action={file} loading={list.items === null && list.error === null && status !== 'failed'}>
      {status === 'anonymous'
        ? <Empty icon="user" title="登录后才看得到诉求" text={named('请在微信里打开{product}，或选择您的身份。')} />
        : (
          <ListPage
            list={list}
            tabs={search === ''
              ? { label: '诉求分类', all: CASE_BOXES.map((value) => ({ value, word: BOX_LABELS[value], count: list.counts?.[value] ?? null })), current: box, onChange: (next) => setBox(next as CaseBox) }
              : { label: '找到的', all: found.tabs, current: found.current, onChange: found.choose }}
            search={{ ...words, id: 'own-search', label: OWN_SEARCH_HINT }}
            failure={sessionError}
            onRetry={() => void refreshSession().then(list.refresh)}
            failed="诉求没有取到"
            skeleton={<RowsSkeleton />}
            empty={<NothingLeft searched={searched} narrowed={false}><NothingYet box={box} canFile={canFile} /></NothingLeft>}
            after={<SearchReach searched={searched} looked={list.looked} pile={found.pile} />}
          >
            {(rows) => (
              <Card tight className="t-case-list">
                <WindowedRows rows={rows} keyOf={({ id }) => id} rowHeight={77}>
                  {(row) => <CaseRow row={row} onOpen={() => open(row.id)} />}
                </WindowedRows>
              </Card>
            )}
          </ListPage>
          )}
    </Frame>
  )
}

/** `canFile`: the page has its own button for filing. */
const NothingYet = ({ box, canFile }: { box: CaseBox, canFile: boolean }) =>
  <Empty icon="file" {...EMPTY[box]} action={canFile ? undefined : <SecondaryButton className="t-scan" icon="scan" onPress={() => void scanAndOpen()}>扫企业码</SecondaryButton>} />
