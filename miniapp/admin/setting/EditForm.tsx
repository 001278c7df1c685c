import { date, line, optional, worded } from '@shared/form/field'
import type { OutputOf } from '@shared/api'
import type { SettingView } from '@shared/api/settings.api'
import { chinaDay } from '@shared/kernel/instant'
import { useMutation } from '@/data/use-mutation'
import { Failure } from '@/form/Failure'
import { Form, FormField } from '@/form/Form'
import { useForm } from '@/form/use-form'
import { useDress } from '@/session/dress'
import { presentInstant } from '@/session/now'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { AdminFrame } from '../AdminFrame'
import { FORMS } from './forms'
import { previewWords } from './preview-words'
import type { Where } from './past'
import { Sample } from './Sample'

/** What comes with every change that needs it: why, and from when. */
const BESIDES = {
  citation: worded(line(200, 4), { zh: '依据', hint: '文件名称和文号', ask: '请写明依据' }),
  from: worded(optional(date), { zh: '生效日期（不填就是现在）' }),
}

export interface Editing {
  item: SettingView
  where: Where
  title: string
  done: () => Promise<unknown>
}

/** A value written by hand: before it is sent the page says what it will do, and whoever sends it says yes. */
export const EditForm = ({ item, where, title, done }: Editing) => {
  const name = item.name as Exclude<SettingView['name'], 'calendar'>
  const { fields, start, read } = FORMS[name]
  const value = useForm({
    fields, draftKey: `setting-${name}-${where.areaId}-${where.unitId ?? ''}-${item.from?.version ?? 1}`, start: start(item.value),
    also: (texts) => {
      const found = read(texts as Readonly<Record<string, string>>, '')
      return 'problems' in found ? found.problems : {}
    },
  })
  const besides = useForm({ fields: BESIDES, draftKey: `setting-besides-${name}-${where.areaId}-${where.unitId ?? ''}` })
  const { names } = useDress()
  const { run, busy, error } = useMutation({ ids: value.ids })
  const submit = async (): Promise<void> => {
    if (!value.check() || (item.cited && !besides.check())) return
    const { citation = '', from } = besides.values
    const found = read(value.filled() as Readonly<Record<string, string>>, citation.trim())
    if ('problems' in found) return
    const asked = { ...where, name, value: found.value, ...(from === '' ? {} : { from }) }
    const preview = await run('settings.preview', () => asked, 'preview')
    if (!preview?.ok) return
    const yes = await confirm({ title: item.twoPeople ? '提交，等另一位管理员确认？' : '保存这个设置？', text: wordsBefore(preview.data, item.twoPeople), ok: item.twoPeople ? '提交' : '保存' })
    if (!yes) return
    const reply = await run('settings.propose', (requestId) => ({ ...asked, requestId, citation: citation.trim() }))
    if (!reply?.ok) return
    value.done()
    besides.done()
    toast(reply.data.state === 'proposed' ? '已提交，等另一位管理员确认' : '已保存')
    await done()
  }
  return (
    <AdminFrame title={title} tab={null} inner column action={<BottomBar><PrimaryButton className="t-save-setting" busy={busy} busyText="正在提交" onPress={() => void submit()}>{item.twoPeople ? '提交' : '保存'}</PrimaryButton></BottomBar>}>
      <Card className="t-setting-form"><Form form={value} prefix="setting" /></Card>
      <Sample name={name} value={value.values} now={names} />
      <Card>
        <FormField form={item.cited ? besides : { ...besides, fields: { ...BESIDES, citation: optional(BESIDES.citation) } }} prefix="setting" name="citation" />
        {item.dated ? <FormField form={besides} prefix="setting" name="from" about={{ from: chinaDay(presentInstant()) }} /> : null}
      </Card>
      {error === null ? null : <Failure error={error} failed="没有提交上" />}
    </AdminFrame>
  )
}

const wordsBefore = (preview: OutputOf<'settings.preview'>, twoPeople: boolean): string => `${previewWords(preview)}${twoPeople ? '确认以前，现在的照旧。' : ''}`
