import { View } from '@tarojs/components'
import { useState } from 'react'
import { MATTER_LABELS } from '@shared/case/kinds'
import { FormField } from '@/form/Form'
import type { FormRun } from '@/form/use-form'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import type { FilingFields } from './filing-form'

/** What most leave out, behind one row that says what is chosen. */
export const MoreCard = ({ form }: { form: FormRun<FilingFields> }) => {
  const { matter, urgent } = form.values
  const [open, setOpen] = useState(matter !== null || urgent)
  const chosen = [...(matter === null ? [] : [MATTER_LABELS[matter]]), ...(urgent ? ['急事'] : [])]
  if (!open) {
    return (
      <Card tight>
        <ListItem plain className="t-more" title={chosen.length === 0 ? '关于什么、是不是急事' : chosen.join('，')} detail="说不清可以不选" onPress={() => setOpen(true)} />
      </Card>
    )
  }
  return (
    <>
      <Card title="关于什么" hint="说不清可以不选" className="t-matters"><FormField form={form} prefix="" name="matter" bare /></Card>
      <Card tight><View><FormField form={form} prefix="" name="urgent" /></View></Card>
    </>
  )
}
