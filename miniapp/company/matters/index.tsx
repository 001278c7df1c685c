import { View } from '@tarojs/components'
import type { InputOf } from '@shared/api'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useSearch } from '@/list/use-search'
import { go } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Remark, Skeleton } from '@/ui/States'
import '../../pages/pages.scss'

type Topic = NonNullable<InputOf<'matter.list'>['topic']>
const openGuide = (id: string): void => void go('/company/matter/index', { id })
const SKELETON = <Card><Skeleton height={48} /><Skeleton height={48} /><Skeleton height={48} /></Card>

/** 找办事指南: by what one would say, or through the topics. */
export default function MattersPage() {
  const params = usePageParams()
  const { signedIn } = useSession()
  const words = useSearch(params.text)
  const searching = words.search.length > 1
  return (
    <Frame title="找办事指南" tab={null} inner column>
      <View className="t-matter-search"><SearchField id="matter-search" label="找办事指南" placeholder="想办什么，例如 排水、执照丢了" value={words.typed} onChange={words.type} onSearch={words.find} /></View>
      <View className="msb-gap">
        {!signedIn
          ? <Remark icon="user">请在微信里打开，登录后可以找指南；扫事项的码不用登录</Remark>
          : searching ? <Found text={words.search.slice(0, 300)} /> : <Topics topic={params.topic as Topic | undefined} />}
      </View>
    </Frame>
  )
}

const Found = ({ text }: { text: string }) => {
  const { data, error, refresh } = useQuery('matter.find', { text }, { keepFor: 'page' })
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="没有找成" skeleton={SKELETON} empty={{ when: ({ matters }) => matters.length === 0, show: <Empty icon="search" title="没有找到这件事" text="换个说法试试，或删掉字看全部。也可以直接提交诉求，一样有人办。" /> }}>
      {({ matters }) => (
        <Card tight className="t-matters-found">
          {matters.map(({ id, name, above }) => <ListItem key={id} className="t-matter-row" lead={<Icon name="file" />} title={name} detail={above.join(' · ')} onPress={() => openGuide(id)} />)}
        </Card>
      )}
    </Loaded>
  )
}

/** Level by level: a matter below which others lie shows them on its own page. */
const Topics = ({ topic }: { topic: Topic | undefined }) => {
  const { data, error, refresh } = useQuery('matter.list', topic === undefined ? {} : { topic })
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="目录没有读到" skeleton={SKELETON} empty={{ when: ({ items }) => items.length === 0, show: <Empty icon="file" title="这里还没有办事指南" text="请打咨询电话，或直接提交诉求，说清什么事就行。" /> }}>
      {({ at, items }) => (
        <Card tight className="t-topics">
          {at.length === 0 ? null : <ListItem plain title={at.map(({ name }) => name).join(' · ')} />}
          {items.map(({ id, name, below }) => (
            <ListItem
              key={id}
              className="t-topic-row"
              title={name}
              {...(below === 0 ? {} : { detail: `${below} 项` })}
              onPress={() => (topic === undefined ? void go('/company/matters/index', { topic: id }) : openGuide(id))}
            />
          ))}
        </Card>
      )}
    </Loaded>
  )
}
