import { View } from '@tarojs/components'
import type { CompanyDetail } from '@shared/api/register-views'
import { MOST_LEADERS } from '@shared/register/pairing'
import { TargetList } from '@/form/TargetList'
import { MultiChips } from '@/ui/Choice'
import { type CompanyPlaces, officerRows } from './place-rows'

/** Leaders of a company that is registered, by id. */
export const leadersOf = ({ paired }: CompanyDetail): string[] => paired.flatMap(({ rank, personId }) => (rank === 'leader' ? [personId] : []))

interface Props {
  places: CompanyPlaces
  company: CompanyDetail | null
  value: string[]
  onChange: (ids: string[]) => void
}

/** 联系领导: those who are, each taken away with a tap, and a list to choose another from. */
export const LeadersField = ({ places, company, value, onChange }: Props) => {
  const nameOf = (id: string): string => company?.paired.find(({ personId }) => personId === id)?.name ?? places.officers.find((officer) => officer.id === id)?.name ?? id
  return (
    <View className="form-place t-company-leaders">
      {value.length === 0 ? null : <MultiChips label="联系领导，点一下去掉" options={value.map((id) => ({ value: id, word: nameOf(id) }))} values={value} onChange={onChange} />}
      {value.length >= MOST_LEADERS
        ? null
        : <TargetList label="联系领导（可以不选）" searchLabel="搜领导姓名或单位" rowsFor={(search) => officerRows(places, search).filter(({ key }) => !value.includes(key))} value={null} onChange={(chosen) => { if (chosen !== null) onChange([...value, chosen.id]) }} />}
    </View>
  )
}
