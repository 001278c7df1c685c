import { View } from '@tarojs/components'
import { IMPORT_KIND_NAMES, IMPORT_KINDS, type ImportKind } from '@shared/register/import'
import { besidesWords, neededWords, SHEETS } from '@shared/register/sheets'
import { Chips } from '@/ui/Choice'
import { Card } from '@/ui/Layout'
import { Template } from './Template'

const OPTIONS = IMPORT_KIND_NAMES.map((value) => ({ value, word: IMPORT_KINDS[value].zh }))

interface Props {
  kind: ImportKind
  disabled: boolean
  areaId: string | null
  onChange: (kind: ImportKind) => void
}

/** What the sheet is of, which columns are known of it, and an example to fill in. */
export const KindChoice = ({ kind, disabled, areaId, onChange }: Props) => {
  const besides = besidesWords(SHEETS[kind])
  return (
    <Card title="导什么" className="t-kinds">
      <Chips id="import-kind" label="导什么" columns={3} options={OPTIONS} value={kind} onChange={(other) => { if (!disabled) onChange(other) }} />
      <View className="admin-after ms-small t-columns">
        <View>{`必有的列：${neededWords(SHEETS[kind]).join('、')}`}</View>
        {besides.new.length === 0 ? null : <View>{`新增的还要有：${besides.new.join('、')}`}</View>}
        {besides.rest.length === 0 ? null : <View className="ms-caption">{`还认识：${besides.rest.join('、')}`}</View>}
      </View>
      {areaId === null ? null : <View className="admin-after"><Template key={kind} areaId={areaId} kind={kind} /></View>}
    </Card>
  )
}
