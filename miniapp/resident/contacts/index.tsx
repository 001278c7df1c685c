import { View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import type { InputOf, OutputOf } from '@shared/api'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useSearch } from '@/list/use-search'
import { go } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { Chips } from '@/ui/Choice'
import { SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { CallButton, UnitCard } from './UnitCard'
import '../../pages/pages.scss'

type Contacts = OutputOf<'directory.contacts'>

/** 联系谁: which department does what, and whom to call there; for everybody, signed in or not. */
export default function ContactsPage() {
  const params = usePageParams()
  const { signedIn } = useSession()
  const [areaId, setAreaId] = useState(params.areaId)
  const words = useSearch()
  const { search } = words
  const asked: InputOf<'directory.contacts'> = { ...(areaId === undefined ? {} : { areaId }), ...(search === '' ? {} : { search }) }
  const { data, error, refresh } = useQuery('directory.contacts', asked, { owner: 'page', keepFor: 'page' })
  // The head stays while other units are read.
  const head = useRef<Contacts | null>(null)
  head.current = data ?? head.current
  const gone = error?.code === 'AREA_NOT_FOUND' && areaId !== undefined
  useEffect(() => {
    if (gone) setAreaId(undefined)
  }, [gone])
  return (
    <Frame title="联系谁" tab={null} inner column loading={data === null && error === null}>
      <Head contacts={head.current} onArea={setAreaId} />
      {signedIn ? <Card tight><ListItem plain className="t-matters-link" lead={<Icon name="file" />} title="想知道怎么办，看办事指南" onPress={() => void go('/company/matters/index')} /></Card> : null}
      <View className="msb-gap t-contacts-search"><SearchField id="contacts-search" label="找部门" placeholder="什么事、单位或姓名" value={words.typed} onChange={words.type} onSearch={words.find} /></View>
      <View className="msb-gap">
        <Loaded
          data={data}
          error={gone ? null : error}
          onRetry={() => void refresh()}
          failed="联系人没有读到"
          skeleton={<Card><Skeleton height={28} width="50%" /><Skeleton height={48} /><Skeleton height={48} /></Card>}
          empty={{ when: ({ units }) => units.length === 0, show: <Nobody contacts={data} search={search} /> }}
        >
          {({ units, more }) => (
            <View className="t-contacts">
              {units.map((unit) => <UnitCard key={unit.id} unit={unit} />)}
              {more ? <Remark icon="search" centre>单位太多，没有全列出来。请选小一点的区域，或搜一搜。</Remark> : null}
            </View>
          )}
        </Loaded>
      </View>
    </Frame>
  )
}

/** The number that answers whatever it is, and the places to choose from. */
const Head = ({ contacts, onArea }: { contacts: Contacts | null, onArea: (areaId: string) => void }) => {
  if (contacts === null) return null
  const { area, above, below, hotline } = contacts
  const places = [...above, ...(area === null ? [] : [area]), ...below]
  return (
    <>
      {hotline === '' ? null : <Card tight className="t-hotline"><ListItem title="不知道找谁，打咨询电话" detail={hotline} action={<CallButton name="咨询电话" phone={hotline} />} /></Card>}
      {places.length < 2 ? null : (
        <View className="t-areas"><Chips label="在哪里" options={places.map(({ id, name }) => ({ value: id, word: name }))} value={area?.id ?? null} onChange={onArea} /></View>
      )}
    </>
  )
}

const Nobody = ({ contacts, search }: { contacts: Contacts | null, search: string }) => {
  if (search !== '') return <Empty icon="search" title="没有找到" text="请换一个词，或打上面的咨询电话，说清什么事就行。" />
  return contacts?.area === null
    ? <Empty icon="building" title="请先选一个区域" text="选好以后，就能看到那里的部门和联系人。" />
    : <Empty icon="building" title="这里还没有登记部门" text="请选别的区域，或打上面的咨询电话，说清什么事就行。" />
}
