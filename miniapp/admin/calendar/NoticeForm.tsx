import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { prose, line, worded } from '@shared/form/field'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { FormField } from '@/form/Form'
import { useForm } from '@/form/use-form'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { AdminFrame } from '../AdminFrame'
import { previewWords } from '../setting/preview-words'
import { YearView } from './YearView'

type Draft = OutputOf<'settings.readNotice'>

const FORM = { text: worded(prose(20_000), { zh: '通知全文，或日期表', hint: '从国务院办公厅的通知复制全文，或从表格复制“日期、休或班”两列', ask: '请粘贴通知' }) }
const SOURCE = { citation: worded(line(200, 4), { zh: '依据', hint: '文件名称和文号', ask: '请写明依据' }) }

/** 粘贴通知: the text is read into a year, which is looked at month by month before it is proposed. */
export const NoticeForm = ({ areaId, done }: { areaId: string, done: () => Promise<unknown> }) => {
  const form = useForm({ fields: FORM, draftKey: `notice-${areaId}` })
  const { run, busy, error } = useMutation()
  const [draft, setDraft] = useState<Draft | null>(null)
  const read = async (): Promise<void> => {
    if (!form.check()) return
    const reply = await run('settings.readNotice', () => ({ areaId, text: form.values.text }))
    if (reply?.ok) setDraft(reply.data)
  }
  if (draft !== null) return <DraftForm areaId={areaId} draft={draft} back={() => setDraft(null)} done={async () => { form.done(); await done() }} />
  return (
    <AdminFrame title="粘贴放假通知" tab={null} inner column action={<BottomBar><PrimaryButton className="t-read-notice" busy={busy} busyText="正在读" onPress={() => void read()}>读一读</PrimaryButton></BottomBar>}>
      <Card className="t-notice-form"><FormField form={form} prefix="notice" name="text" /></Card>
      {error === null ? null : <Failure error={error} failed="没有读懂" />}
    </AdminFrame>
  )
}

const DraftForm = ({ areaId, draft, back, done }: { areaId: string, draft: Draft, back: () => void, done: () => Promise<unknown> }) => {
  const form = useForm({ fields: SOURCE, draftKey: `notice-source-${areaId}-${draft.year}`, start: { citation: draft.citation } })
  const { run, busy, error } = useMutation({ ids: form.ids })
  const propose = async (): Promise<void> => {
    if (!form.check()) return
    const citation = form.values.citation.trim()
    const asked = { areaId, unitId: null, name: 'calendar' as const, value: { years: { [draft.year]: { ...draft, citation, assumption: false } } } }
    const preview = await run('settings.preview', () => asked, 'preview')
    if (!preview?.ok) return
    if (!(await confirm({ title: '提交，等另一位管理员确认？', text: `${previewWords(preview.data)}确认以前，现在的照旧。`, ok: '提交' }))) return
    const reply = await run('settings.propose', (requestId) => ({ ...asked, requestId, citation }))
    if (!reply?.ok) return
    form.done()
    toast('已提交，等另一位管理员确认')
    await done()
  }
  return (
    <AdminFrame title={`${draft.year} 年放假安排`} tab={null} inner action={<BottomBar><PrimaryButton className="t-propose-notice" busy={busy} busyText="正在提交" onPress={() => void propose()}>和通知一样，提交</PrimaryButton></BottomBar>}>
      <Card title="请对照通知看一遍" hint={`放假 ${draft.holidays.length} 天，调休上班 ${draft.workdays.length} 天`}>
        <YearView days={draft} />
      </Card>
      <Card><FormField form={form} prefix="notice" name="citation" /></Card>
      <View className="admin__gap"><TextButton className="t-notice-again" onPress={back}>不对，重新粘贴</TextButton></View>
      {error === null ? null : <Failure error={error} failed="没有提交上" />}
    </AdminFrame>
  )
}
