import { View } from '@tarojs/components'
import type { ListSearch } from '@/list/use-search'
import { SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Empty } from '@/ui/States'
import { holding, type Person, standingOf } from './words'

interface Props {
  people: readonly Person[]
  search: ListSearch
  from: Person | null
  onChange: (from: Person | null) => void
}

/** From whom: people who have anything in hand; who is no longer in office is found by his whole name. */
export const FromCard = ({ people, search, from, onChange }: Props) => {
  if (from !== null) {
    return (
      <Card className="t-handover-from" title="交接谁的工作">
        <ListItem lead={<Icon name="user" />} title={from.name} detail={standingOf(from)} action={<TextButton className="t-from-change" onPress={() => onChange(null)}>换一个</TextButton>} />
      </Card>
    )
  }
  const rows = holding(people)
  return (
    <Card className="t-handover-from" title="交接谁的工作">
      <SearchField id="from-search" label="搜姓名" placeholder="搜姓名，已离任的、联系领导写全名" value={search.typed} onChange={search.type} onSearch={search.find} />
      {rows.length === 0
        ? <Empty icon="people" title={search.search === '' ? '现在没有要交接的' : '没有找到'} text={search.search === '' ? '这里的人手上都没有企业和在办诉求。' : '他手上没有企业和在办诉求，或名字不对。已离任的、联系领导请写全名。'} />
        : <View>{rows.map((one) => <ListItem key={one.personId} className="t-from-row" lead={<Icon name="user" />} title={one.name} detail={standingOf(one)} onPress={() => onChange(one)} />)}</View>}
    </Card>
  )
}
