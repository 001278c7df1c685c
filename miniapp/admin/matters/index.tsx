import { View } from '@tarojs/components'
import type { InputOf, OutputOf } from '@shared/api'
import { type Matter, MATTER_LABELS, MATTERS } from '@shared/case/kinds'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { SecondaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { AdminFrame } from '../AdminFrame'
import { ExportButton } from '../ExportButton'
import { matterWords, standingMark, topicWords } from '../matter-words'
import { useAdminArea } from '../use-admin-area'

type Tree = OutputOf<'matter.tree'>
const isTopic = (word: string | undefined): word is Matter => (MATTERS as readonly (string | undefined)[]).includes(word)

/** 事项和指南, level by level: what people can get done, what is closed too, and how often a guide was enough. */
export default function MattersPage() {
  const { topic: named, parentId } = usePageParams()
  const areaId = useAdminArea()
  const topic = isTopic(named) ? named : undefined
  const asked: InputOf<'matter.tree'> | null = areaId === null ? null : { areaId, ...(topic === undefined ? {} : { topic }), ...(parentId === undefined ? {} : { parentId }) }
  const { data, error, refresh } = useQuery('matter.tree', asked)
  useShown(refresh)
  return (
    <AdminFrame title="事项和指南" tab={null} inner loading={asked !== null && data === null && error === null}>
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed="事项没有读到" skeleton={<Card><Skeleton height={56} /><Skeleton height={56} /><Skeleton height={56} /></Card>}>
        {(tree) => (topic === undefined && parentId === undefined ? <Topics tree={tree} areaId={areaId} /> : <Below tree={tree} topic={topic} parentId={parentId} />)}
      </Loaded>
    </AdminFrame>
  )
}

const Topics = ({ tree, areaId }: { tree: Tree, areaId: string | null }) => (
  <>
    <View className="admin__gap"><Remark icon="info">企业写诉求时，系统按事项的名称和别的叫法找出指南，先给他看。</Remark></View>
    {areaId === null ? null : <ExportButton list={{ of: 'matters', areaId }} />}
    <Card tight className="t-topics">
      {tree.topics.map(({ topic, ...counts }) => <ListItem key={topic} className={`t-topic-${topic}`} lead={<Icon name="list" />} title={MATTER_LABELS[topic]} detail={topicWords(counts)} onPress={() => void go('/admin/matters/index', { topic })} />)}
    </Card>
  </>
)

const Below = ({ tree, topic, parentId }: { tree: Tree, topic: Matter | undefined, parentId: string | undefined }) => {
  const at = tree.at.length > 0 ? tree.at : topic === undefined ? [] : [{ id: topic, name: MATTER_LABELS[topic] }]
  const of = tree.at[0]?.id ?? topic
  return (
    <View className="msb-stack">
      <View className="ms-title t-matters-at">{at.map(({ name }) => name).join(' · ')}</View>
      {of === undefined ? null : <SecondaryButton block className="t-add-matter" onPress={() => void go('/admin/guide/index', { topic: of, parentId })}>登记一个事项</SecondaryButton>}
      {tree.items.length === 0
        ? <Empty icon="file" title="这里还没有事项" text="登记以后，企业写诉求时就能先看到办事指南。" />
        : (
          <Card tight className="t-matters">
            {tree.items.map((row) => {
              const mark = standingMark(row.standing)
              return <ListItem key={row.id} className="t-matter-row" lead={<Icon name="file" />} title={row.name} detail={matterWords(row)} {...(mark === null ? {} : { bottom: <Pill tone={mark.tone} icon={mark.icon}>{mark.word}</Pill> })} onPress={() => void go('/admin/matter/index', { id: row.id })} />
            })}
          </Card>
        )}
      {tree.more ? <Remark icon="info">事项太多，没有全列出来。请把它们分到下级里。</Remark> : null}
    </View>
  )
}
