import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useSearch } from '@/list/use-search'
import { SecondaryButton } from '@/ui/Button'
import { SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { ListItem } from '@/ui/ListItem'
import { Empty, Skeleton } from '@/ui/States'

/** Finds the company of the register that was meant: by a part of its name, its credit code, a phone. */
export const LinkPicker = ({ areaId, start, busy, onChoose }: { areaId: string, start: string, busy: boolean, onChoose: (company: { id: string, name: string }) => void }) => {
  const { typed, search, type, find } = useSearch(start)
  const { data, error, refresh } = useQuery('register.companies', search === '' ? null : { areaId, search, limit: 10 })
  return (
    <View className="t-link">
      <SearchField id="link-search" label="企业名称、信用代码、电话" placeholder="名称里的几个字，或信用代码" value={typed} onChange={type} onSearch={find} />
      <View className="msb-gap"><SecondaryButton block className="t-link-find" disabled={typed.trim() === ''} onPress={find}>在名册里找</SecondaryButton></View>
      {search === ''
        ? null
        : (
          <Loaded data={data} error={error} onRetry={() => void refresh()} failed="名册没有读到" skeleton={<Skeleton height={52} />} empty={{ when: ({ items }) => items.length === 0, show: <Empty icon="search" title="名册里没有找到" text="换个写法再找，或在下面登记这家企业。" /> }}>
            {({ items }) => items.map(({ id, name, areaName }) => <ListItem key={id} plain className="t-link-row" lead={<Icon name="building" />} title={name} detail={areaName} {...(busy ? {} : { onPress: () => onChoose({ id, name }) })} />)}
          </Loaded>
          )}
    </View>
  )
}
