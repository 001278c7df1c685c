import { useState } from 'react'
import type { InputOf } from '@shared/api'
import type { MatterView } from '@shared/api/matter.api'
import { Failure } from '@/form/Failure'
import { useForm } from '@/form/use-form'
import { back, go, replace } from '@/platform/navigate'
import { Card } from '@/ui/Layout'
import { ThingField } from '../enter/ThingField'
import { SaveFrame } from '../SaveFrame'
import { useSaving } from '../use-saving'
import { COMPARED, MATTER_FIELDS, matterProblems, type MatterFields, PARTS, sentOf, startOf } from './matter-form'
import { type Named, UnitsField } from './UnitsField'

type Place = Pick<InputOf<'matter.save'>, 'topic' | 'parentId'>

interface Props {
  title: string
  /** Null: a new one. */
  matter: MatterView | null
  /** Where it lies, or is to lie. */
  place: Place
  /** Who keeps a new one. */
  area: Named | null
  reload: () => Promise<MatterView | null>
}

/** All that is kept of a matter. A draft belongs to the version it was begun over, and a new one to where it was begun. */
export const GuideForm = ({ title, matter, place, area, reload }: Props) => {
  const [begun] = useState(matter)
  const [units, setUnits] = useState<readonly Named[]>(begun?.units ?? [])
  const form = useForm({
    fields: MATTER_FIELDS, also: matterProblems,
    draftKey: begun === null ? `matter-new-${place.topic}-${place.parentId ?? ''}` : `matter-${begun.id}-${begun.version}`,
    start: begun !== null ? startOf(begun) : area === null ? {} : { areaId: { kind: 'region', ...area } },
  })
  const saving = useSaving<MatterFields, MatterView, { id: string; changed: boolean }>({
    form, begun, reload, startOf, changedCode: 'THING_CHANGED', fieldOf: { THING_TWICE: 'name', AREA_NOT_FOUND: 'areaId', MATTER_DATES: 'until' },
    send: (run, over) => run('matter.save', (requestId) => ({ requestId, id: begun?.id ?? null, ...(over === null ? {} : { seen: over.version }), ...place, ...sentOf(form.input()), unitIds: units.map(({ id }) => id) })),
    leave: ({ id }) => (begun === null ? replace('/admin/matter/index', { id }) : back()),
  })
  const shown = { ...form, problems: { ...form.problems, ...saving.atField } }
  const field = (name: keyof MatterFields & string) => <ThingField key={name} form={shown} prefix="matter" name={name} />
  return (
    <SaveFrame title={title} saving={saving} begun={begun} changed={{ what: '这个事项', compared: COMPARED, sealed: '改的是它的状态', onSee: ({ id }) => void go('/admin/matter/index', { id }) }}>
      <Card className="t-matter-form">{(['name', 'also', 'phone', 'areaId'] as const).map(field)}</Card>
      <Card title="谁负责" hint="有几个时交给离企业最近的"><UnitsField value={units} onChange={setUnits} /></Card>
      <Card title="办事指南" hint="没有的可以空着" className="t-guide-form">{PARTS.map(field)}</Card>
      <Card title="从哪天到哪天" hint="一直办的不用选">{(['from', 'until'] as const).map(field)}</Card>
      {saving.error === null ? null : <Failure error={saving.error} failed="没有保存上" />}
    </SaveFrame>
  )
}
