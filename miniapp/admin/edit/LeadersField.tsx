import { View } from '@tarojs/components'
import type { CompanyDetail } from '@shared/api/register-views'
import { MOST_LEADERS } from '@shared/register/pairing'
import { ChosenOfficers, type Named } from './ChosenOfficers'

/** Leaders of a company that is registered. */
export const leadersOf = ({ paired }: CompanyDetail): Named[] => paired.flatMap(({ rank, personId, name }) => (rank === 'leader' ? [{ id: personId, name }] : []))

/** 联系领导: those who are, and a search for another. */
export const LeadersField = ({ value, onChange }: { value: readonly Named[], onChange: (leaders: Named[]) => void }) => (
  <View className="form-place target-list t-company-leaders">
    <View className="ms-field__label"><View>联系领导（可以不选）</View></View>
    <ChosenOfficers id="leader" label="联系领导" value={value} most={MOST_LEADERS} onChange={onChange} />
  </View>
)
