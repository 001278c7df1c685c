import { View } from '@tarojs/components'
import { useState } from 'react'
import { Loaded } from '@/data/Loaded'
import type { Places } from '@/form/targets'
import type { FormRun } from '@/form/use-form'
import { usePlaces } from '@/form/use-places'
import { Chips } from '@/ui/Choice'
import { FieldError, SearchField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Sheet } from '@/ui/Sheet'
import { Empty, Remark, Skeleton } from '@/ui/States'
import type { FilingFields } from './filing-form'

type Unit = Places['units'][number]

/** 反映的是谁: it goes round whoever is chosen, and they do not see it. */
export const AboutField = ({ form, officerName }: { form: FormRun<FilingFields>; officerName: string | null }) => {
  const [choosing, setChoosing] = useState(false)
  const { about, aboutUnit } = form.values
  const { words } = form.fields.about
  const options = [
    ...(officerName === null ? [] : [{ value: 'officer' as const, word: `${words.officer}${officerName}` }]),
    { value: 'unit' as const, word: aboutUnit?.name ?? words.unit },
    { value: 'words' as const, word: words.words },
  ]
  const choose = (of: keyof typeof words): void => {
    if (of === 'unit') setChoosing(true)
    else form.change({ about: of, aboutUnit: null })
  }
  return (
    <View id={form.placeOf('about')}>
    <Card title="反映的是谁" className="t-about">
      <Chips label="反映的是谁" options={options} value={about} onChange={choose} />
      <FieldError>{form.problems.about}</FieldError>
      <View className="msb-gap"><Remark icon="shield">会绕开被反映的人和单位，他们看不到这一件</Remark></View>
      <UnitSheet
        open={choosing}
        onClose={() => setChoosing(false)}
        onChoose={(unit) => { setChoosing(false); form.change({ about: 'unit', aboutUnit: { kind: 'unit', id: unit.id, name: unit.name } }) }}
      />
    </Card>
    </View>
  )
}

const UnitSheet = ({ open, onClose, onChoose }: { open: boolean; onClose: () => void; onChoose: (unit: Unit) => void }) => (
  <Sheet open={open} onClose={onClose} title="反映哪个单位">
    <UnitList onChoose={onChoose} />
  </Sheet>
)

const UnitList = ({ onChoose }: { onChoose: (unit: Unit) => void }) => {
  const { data, error, refresh } = usePlaces(true)
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="单位名单没有取到" skeleton={<><Skeleton height={24} gap={20} /><Skeleton height={24} gap={20} /><Skeleton height={24} /></>}>
      {({ units }) => <UnitRows units={units} onChoose={onChoose} />}
    </Loaded>
  )
}

const UnitRows = ({ units, onChoose }: { units: readonly Unit[]; onChoose: (unit: Unit) => void }) => {
  const [words, setWords] = useState('')
  const shown = units.filter(({ name, areaName }) => `${areaName}${name}`.includes(words.trim()))
  return (
    <>
      <SearchField label="搜单位名称" value={words} onChange={setWords} onSearch={() => undefined} />
      {shown.length === 0
        ? <Empty icon="search" title="没有这个单位" text="换个词再找，或者关掉这里，选“写在内容里”。" />
        : shown.map((unit) => <ListItem key={unit.id} className="t-unit-row" title={unit.name} detail={unit.areaName} onPress={() => onChoose(unit)} />)}
    </>
  )
}
