import { useState } from 'react'
import type { InputOf, ReplyError } from '@shared/api'
import { MOST_LISTED, PRINT_TEMPLATE_NAMES, type PrintedOf, printsOf, type PrintTemplate, type PrintWhich } from '@shared/register/print'
import { useMutation } from '@/data/use-mutation'
import type { Chosen } from '@/form/values'
import { replace } from '@/platform/navigate'
import { useAdminArea } from '../use-admin-area'
import { linesOf } from './print-words'

/** What was chosen on the page that leads here. */
export interface Fixed { by: 'one' | 'import', id: string, name: string }

interface Values {
  of: PrintedOf
  template: PrintTemplate
  by: 'area' | 'list'
  which: PrintWhich
  area: Chosen | null
  text: string
}
type Problems = Partial<Record<'area' | 'text', string>>

const usualOf = (of: PrintedOf): PrintTemplate => PRINT_TEMPLATE_NAMES.find((template) => printsOf(template, of)) ?? 'labels'

function problemsOf({ by, area, text }: Values): Problems {
  const many = linesOf(text).length
  if (by === 'area') return area === null ? { area: '请选一个区域' } : {}
  return many === 0 ? { text: '请粘贴信用代码' } : many > MOST_LISTED ? { text: `一次最多 ${MOST_LISTED} 行，现在有 ${many} 行，请分几次` } : {}
}

const chosenOf = ({ by, which, text }: Values, fixed: Fixed | null): InputOf<'print.preview'>['chosen'] => {
  if (fixed !== null) return fixed.by === 'one' ? { by: 'one', id: fixed.id } : { by: 'import', importId: fixed.id }
  return by === 'list' ? { by: 'list', list: linesOf(text) } : { by: 'area', which }
}

/** What is to be printed, as it is being chosen, and the sample of it. */
export function useNewPrint(first: PrintedOf, fixed: Fixed | null): { values: Values, change: (part: Partial<Values>) => void, problems: Problems, busy: boolean, error: ReplyError | null, submit: () => Promise<void> } {
  const own = useAdminArea()
  const { run, busy, error } = useMutation()
  const [values, setValues] = useState<Values>({ of: first, template: usualOf(first), by: 'area', which: 'unprinted', area: null, text: '' })
  const [tried, setTried] = useState(false)
  const change = (part: Partial<Values>): void => setValues((now) => {
    const next = { ...now, ...part }
    return { ...next, template: printsOf(next.template, next.of) ? next.template : usualOf(next.of), by: next.of === 'company' ? next.by : 'area' }
  })
  const problems = fixed === null ? problemsOf(values) : {}
  const submit = async (): Promise<void> => {
    setTried(true)
    if (Object.keys(problems).length > 0 || own === null) return
    const areaId = fixed === null && values.by === 'area' ? values.area?.id ?? own : own
    const reply = await run('print.preview', () => ({ areaId, of: values.of, template: values.template, chosen: chosenOf(values, fixed) }))
    if (reply?.ok === true) await replace('/admin/print/index', { id: reply.data.printId })
  }
  return { values, change, problems: tried ? problems : {}, busy, error, submit }
}
