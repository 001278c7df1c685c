import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useSearch } from '@/list/use-search'
import { go } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { SecondaryButton } from '@/ui/Button'
import { SearchField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Remark, Skeleton } from '@/ui/States'
import '../../pages/pages.scss'

/** The way on where the register has none of that name. */
const Unlisted = () => <SecondaryButton block className="t-unlisted" onPress={() => void go('/company/unlisted/index')}>没有找到，直接写企业名称</SecondaryButton>

/** 找企业: by part of its name, for whoever has no code at hand. Choosing one opens what its sign would. */
export default function FindPage() {
  const params = usePageParams()
  const { signedIn } = useSession()
  const words = useSearch(params.name)
  const asked = words.search.length < 2 || !signedIn ? null : { name: words.search.slice(0, 100) }
  const { data, error, refresh } = useQuery('directory.findCompany', asked, { owner: 'page', keepFor: 'page' })
  return (
    <Frame title="找企业" tab={null} inner column loading={asked !== null && data === null && error === null}>
      <View className="t-find-search"><SearchField id="find-search" label="企业名称" placeholder="写名称里的几个字" value={words.typed} onChange={words.type} onSearch={words.find} /></View>
      <View className="msb-gap">
        {!signedIn
          ? <Remark icon="user">请在微信里打开，登录后可以按名称找企业；编号和信用代码不用登录</Remark>
          : asked === null
            ? <Remark icon="search">写两个字以上，再点搜索</Remark>
            : (
              <Loaded data={data} error={error} onRetry={() => void refresh()} failed="没有找成" skeleton={<Card><Skeleton height={48} /><Skeleton height={48} /></Card>} empty={{ when: ({ items }) => items.length === 0, show: <><Empty icon="search" title="名册里没有这个名称" text="换几个字试试，或直接写企业名称来提诉求，一样有人办。" /><Unlisted /></> }}>
                {({ items, more }) => (
                  <View className="msb-stack">
                    <Card tight className="t-found">
                      {items.map(({ name, uscc, areaName, formerName }) => (
                        <ListItem
                          key={uscc}
                          className="t-found-row"
                          lead={<Icon name="building" />}
                          title={name}
                          detail={[areaName, uscc, ...(formerName === null ? [] : [`曾用名 ${formerName}`])].join(' · ')}
                          onPress={() => void go('/pages/landing/index', { u: uscc })}
                        />
                      ))}
                    </Card>
                    {more ? <Remark icon="search">还有别的企业也是这几个字，请把名称写全一点再搜</Remark> : null}
                    <Unlisted />
                  </View>
                )}
              </Loaded>
              )}
      </View>
    </Frame>
  )
}
