import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { CaseDetail, EntryView } from '@shared/case/views'
import { askOnce } from '@/data/ask-once'
import { firstSeq, trailRows } from './trail'
import { presentInstant } from '@/session/now'
import { toast } from '@/ui/feedback'
import { TextButton } from '@/ui/SmallButton'
import { Timeline } from '@/ui/Timeline'
import { CaseFiles } from './CaseFiles'

/** The first entry of every record. */
const FIRST = 1

/** 办理经过: newest first, with what comes next, files, and the older part on request. Which entries are in it is the server's choice. */
export const TrailList = ({ detail }: { detail: CaseDetail }) => {
  const [earlier, setEarlier] = useState<EntryView[]>([])
  const [ended, setEnded] = useState(false)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    setEarlier([])
    setEnded(false)
  }, [detail.id])

  const before = firstSeq([...earlier, ...detail.trail])
  const readOn = async (): Promise<void> => {
    if (before === null || busy) return
    setBusy(true)
    const reply = await askOnce('case.trail', { caseId: detail.id, before })
    setBusy(false)
    if (!reply.ok) return toast(reply.error.message, 'bad')
    setEarlier((known) => [...known, ...reply.data.entries])
    setEnded(!reply.data.more)
  }

  const rows = trailRows(detail, earlier, presentInstant())
  return (
    <View className="t-trail">
      <Timeline
        items={rows.map(({ entry, ...row }) => ({ ...row, ...(entry === null || entry.files.length === 0 ? {} : { files: <CaseFiles files={entry.files} /> }) }))}
      />
      {before !== null && before > FIRST && !ended
        ? <TextButton className="t-trail-earlier" disabled={busy} onPress={() => void readOn()}>{busy ? '正在取' : '更早的经过'}</TextButton>
        : null}
    </View>
  )
}
