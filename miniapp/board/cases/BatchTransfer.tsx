import { View } from '@tarojs/components'
import { useState } from 'react'
import { CASE_LIFECYCLE } from '@shared/case/lifecycle'
import type { CaseSummary } from '@shared/case/views'
import { useMutation } from '@/data/use-mutation'
import { Form } from '@/form/Form'
import { useForm } from '@/form/use-form'
import { PrimaryButton } from '@/ui/Button'
import { toast } from '@/ui/feedback'
import { Icon } from '@/ui/Icon'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'

/** One that was not sent on, and why. */
interface Refused {
  id: string
  title: string
  why: string
}

/**
 * Several cases to one place: one act per case, each under a request id of its own, one after the other. What was refused stays chosen, with the
 * reason, so that the next tap tries those alone.
 */
export const BatchTransfer = ({ chosen, onDone }: { chosen: readonly CaseSummary[], onDone: (sent: readonly string[]) => void }) => {
  const [open, setOpen] = useState(false)
  // As they were when the sheet opened: the list behind it is read again while the sheet still tells what came of them.
  const [batch, setBatch] = useState<readonly CaseSummary[]>([])
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const [at, setAt] = useState<number | null>(null)
  const form = useForm({ fields: CASE_LIFECYCLE.transfer.fields, draftKey: 'batch.transfer' })
  const { run } = useMutation()
  const may = chosen.filter(({ actions }) => actions.includes('transfer'))

  const start = (): void => {
    setBatch(may)
    setRefused([])
    setOpen(true)
  }
  const submit = async (): Promise<void> => {
    if (at !== null || !form.check()) return
    const input = form.input()
    const sent: string[] = []
    const left: Refused[] = []
    for (const [nth, { id, title, version: known }] of batch.entries()) {
      setAt(nth + 1)
      const version = chosen.find((one) => one.id === id)?.version ?? known
      const reply = await run('case.transfer', (requestId) => ({ ...input, caseId: id, requestId, seen: version }), `transfer ${id}`)
      if (reply?.ok === true) sent.push(id)
      else left.push({ id, title, why: reply?.error.message ?? '没有发出去，请再试一次。' })
    }
    setAt(null)
    setRefused(left)
    setBatch((before) => before.filter(({ id }) => !sent.includes(id)))
    onDone(sent)
    if (left.length > 0) return
    form.done()
    setOpen(false)
    toast(`已分办 ${sent.length} 件`)
  }
  return (
    <>
      {may.length === 0 ? null : <TextButton icon="transfer" className="t-batch" onPress={start}>{`分办选中的 ${may.length} 件`}</TextButton>}
      <Sheet
        open={open}
        onClose={() => setOpen(false)}
        title={`${batch.length} 件一起分给谁`}
        id="batch-sheet"
        foot={<PrimaryButton className="t-batch-submit" icon="transfer" busy={at !== null} onPress={() => void submit()}>{at === null ? `分办 ${batch.length} 件` : `正在分办第 ${at} 件`}</PrimaryButton>}
      >
        {refused.length === 0 ? null : <NotSent refused={refused} />}
        <View className="batch-list ms-caption">{batch.map(({ title }) => title).join('；')}</View>
        <Form form={form} prefix="batch" />
      </Sheet>
    </>
  )
}

const NotSent = ({ refused }: { refused: readonly Refused[] }) => (
  <View className="batch-refused t-batch-refused">
    <View className="batch-refused__head"><Icon name="alert-triangle" size={18} /><View>{`${refused.length} 件没有分出去，仍然选着`}</View></View>
    {refused.map(({ id, title, why }) => <View key={id} className="ms-small">{`${title}：${why}`}</View>)}
  </View>
)
