import { View } from '@tarojs/components'
import { useState } from 'react'
import { VIEWING_MINUTES, VIEWING_REASONS } from '@shared/register/viewing'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { beginViewing } from '@/session/viewing'
import { PrimaryButton } from '@/ui/Button'
import { Chips } from '@/ui/Choice'
import { FieldError, TextField } from '@/ui/Field'
import { Sheet } from '@/ui/Sheet'
import { Remark } from '@/ui/States'

const OTHER = '其他原因'
const OPTIONS = [...VIEWING_REASONS, OTHER].map((word) => ({ value: word, word }))
const MOST = 100

export interface ViewingSheetProps {
  person: { id: string, name: string }
  open: boolean
  onClose: () => void
}

/** Why somebody's pages are looked at, and what he is told of it; then his home opens. */
export const ViewingSheet = ({ person, open, onClose }: ViewingSheetProps) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const [own, setOwn] = useState('')
  const [asked, setAsked] = useState(false)
  const { run, busy, error } = useMutation()
  const reason = chosen === OTHER ? own.trim() : chosen ?? ''
  const begin = async (): Promise<void> => {
    setAsked(true)
    if (reason === '') return
    const reply = await run('viewing.start', (requestId) => ({ requestId, personId: person.id, reason }))
    if (reply?.ok !== true) return
    onClose()
    await beginViewing({ id: reply.data.viewingId, name: reply.data.name, endsAt: reply.data.endsAt })
  }
  const missing = asked && reason === '' ? (chosen === null ? '请选一个原因' : '请写明原因') : undefined
  return (
    <Sheet open={open} onClose={onClose} title={`看看 ${person.name} 看到什么`} foot={<PrimaryButton className="t-viewing-begin" busy={busy} onPress={() => void begin()}>开始看</PrimaryButton>}>
      <View className="t-viewing-sheet">
        <View className="admin__gap"><Chips label="为什么要看" options={OPTIONS} value={chosen} onChange={setChosen} /></View>
        {chosen === OTHER ? <TextField label="原因（本人看得到）" id="viewing-reason" value={own} max={MOST} onChange={setOwn} error={missing} /> : null}
        {chosen === OTHER ? null : <FieldError>{missing}</FieldError>}
        <View className="admin__gap"><Remark icon="message">{`${person.name} 会马上收到一条消息：您是谁、什么时候看的、为什么看。`}</Remark></View>
        <Remark icon="eye">{`最多 ${VIEWING_MINUTES} 分钟，只能看，不能办。打开过哪些诉求会记进审计。投诉举报、他的消息和联系方式、要回避您的诉求都不显示。`}</Remark>
        {error === null ? null : <Failure error={error} failed="没有开始" />}
      </View>
    </Sheet>
  )
}
