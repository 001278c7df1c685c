import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { EXPORT_STATES, EXPORTED, type ExportedList, type ExportState } from '@shared/register/export'
import { askOnce } from '@/data/ask-once'
import { openFile } from '@/data/open-file'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { toast } from '@/ui/feedback'
import type { IconName } from '@/ui/icon-paths'
import { ListItem } from '@/ui/ListItem'
import { MiniButton } from '@/ui/SmallButton'
import { Pill, type Tone } from '@/ui/Status'
import { dateWords, pastWords } from '@/words/time'
import { grouped } from '../numbers'

type Row = OutputOf<'export.list'>['items'][number]

// prettier-ignore
const LOOKS: Record<ExportState, { tone: Tone, icon: IconName }> = {
  waiting: { tone: 'blue', icon: 'clock' },
  writing: { tone: 'blue', icon: 'half-circle' },
  ready:   { tone: 'green', icon: 'check-circle' },
  failed:  { tone: 'red', icon: 'octagon-x' },
  over:    { tone: 'still', icon: 'trash' },
}

/** Where a list is exported anew. */
const PAGES: Record<ExportedList, string> = {
  companies: '/admin/companies/index', cases: '/board/cases/index', units: '/admin/places/index', halls: '/admin/places/index', windows: '/admin/places/index', officials: '/admin/people/index', deeds: '/admin/deeds/index',
  imports: '/admin/imports/index', unlisted: '/admin/unregistered/index', paired: '/admin/paired/index',
  areas: '/admin/places/index', handovers: '/admin/handover/index', changes: '/admin/companies/index', notJoined: '/admin/joining/index', matters: '/admin/matters/index',
}

/** What is said of it besides: how far it is, until when there is a file, or why there is none. */
const SAYS: Record<ExportState, (row: Row) => string> = {
  waiting: () => '马上开始，离开这一页也会接着写',
  writing: ({ rows }) => `已写 ${grouped(rows)} 行，离开这一页也会接着写`,
  ready: ({ rows, until }) => `${grouped(rows)} 行，存到 ${dateWords(until)}`,
  failed: ({ failure }) => failure?.message ?? '',
  over: ({ rows }) => `${grouped(rows)} 行。要用请重新导出`,
}

/** One export: what, when, how it stands; the file while it is there, the way back to its list when it is not. */
export const ExportLine = ({ one }: { one: Row }) => {
  const [busy, setBusy] = useState(false)
  const { tone, icon } = LOOKS[one.state]
  const fetch = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const reply = await askOnce('export.show', { exportId: one.id })
    setBusy(false)
    if (!reply.ok) return toast(reply.error.message, 'bad')
    const { file, failure } = reply.data
    if (file !== null) return openFile(file)
    toast(failure?.message ?? '文件已经删除，请重新导出', 'bad')
  }
  const action = one.state === 'ready'
    ? <MiniButton className="t-file-again" icon="file" disabled={busy} label={`打开文件：${one.words}`} onPress={() => void fetch()}>{busy ? '正在取' : '打开文件'}</MiniButton>
    : one.state === 'failed' || one.state === 'over'
      ? <MiniButton className="t-export-anew" icon="return" label={`去列表重新导出：${one.words}`} onPress={() => void go(PAGES[one.of])}>去列表</MiniButton>
      : undefined
  return (
    <ListItem
      className="t-export-row"
      top={<Pill tone={tone} icon={icon}>{EXPORT_STATES[one.state]}</Pill>}
      title={`${EXPORTED[one.of]}：${one.words}`}
      detail={`${pastWords(presentInstant(), one.madeAt)} · ${SAYS[one.state](one)}`}
      {...(action === undefined ? {} : { action })}
    />
  )
}
