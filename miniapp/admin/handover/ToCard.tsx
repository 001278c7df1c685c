import type { ListSearch } from '@/list/use-search'
import { MultiChips } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { inHand, mayTakeOver, type Person } from './words'

interface Props {
  people: readonly Person[]
  search: ListSearch
  /** There are more than are shown. */
  more: boolean
  from: Person
  to: readonly Person[]
  onChange: (to: Person[]) => void
}

/** To whom: whoever is at work and in office; who is chosen stays, whatever is searched for then. */
export const ToCard = ({ people, search, more, from, to, onChange }: Props) => {
  const known = [...to, ...people.filter((one) => mayTakeOver(one, from) && !to.some(({ personId }) => personId === one.personId))]
  return (
    <Card className="t-handover-to" title="交给谁" hint="选几个人就均衡分">
      {more || search.search !== '' ? <SearchField id="to-search" label="搜姓名" value={search.typed} onChange={search.type} onSearch={search.find} /> : null}
      <MultiChips
        label="交给谁"
        options={known.map((one) => ({ value: one.personId, word: `${one.name} ${inHand(one)}` }))}
        values={to.map(({ personId }) => personId)}
        onChange={(ids) => onChange(known.filter(({ personId }) => ids.includes(personId)))}
      />
    </Card>
  )
}
