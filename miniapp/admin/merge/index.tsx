import { View } from '@tarojs/components'
import type { MergeView } from '@shared/api/merge.api'
import { mergeWords } from '@shared/register/merges'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { DefinitionList, type Fact } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { openThing } from '../ThingRows'
import { useAdminArea } from '../use-admin-area'
import { Deciding } from './Deciding'
import { numbersWords, STATE_MARKS } from './words'

/** 合并: one thing that is to go into another for good; who proposed it and why, what it touches, and the decision of a second administrator. */
export default function MergePage() {
  const { id } = usePageParams()
  const areaId = useAdminArea()
  const { data, error, refresh, reread } = useQuery('merge.show', areaId === null || id === undefined ? null : { areaId, mergeId: id })
  useShown(refresh)
  return (
    <AdminFrame title="合并" tab={null} inner column loading={areaId !== null && id !== undefined && data === null && error === null}>
      {id === undefined ? <Empty icon="return" title="没有指明哪一个合并" text="请从“等您决定”里打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void refresh()} failed="这个合并没有读到" skeleton={<Card><Skeleton height={28} width="60%" /><Skeleton height={40} /><Skeleton height={40} /></Card>}>
          {(merge) => (
            <View className="t-merge">
              <Facts merge={merge} />
              {merge.state === 'proposed' && areaId !== null ? <Deciding merge={merge} areaId={areaId} reread={reread} /> : null}
            </View>
          )}
        </Loaded>
      )}
    </AdminFrame>
  )
}

const Facts = ({ merge }: { merge: MergeView }) => {
  const { of, from, into, reason, state, by, at, decidedBy, decidedAt, then, touches } = merge
  const now = presentInstant()
  const [before, present] = [numbersWords(merge, then), touches === null ? null : numbersWords(merge, touches)]
  const facts: Fact[] = [
    { key: '谁提出的', value: `${by ?? '管理员'}，${pastWords(now, at)}` },
    ...(reason === '' ? [] : [{ key: '为什么', value: reason }]),
    ...(present === null ? [] : [{ key: state === 'proposed' ? '现在涉及' : '涉及', value: present }]),
    ...(present === before ? [] : [{ key: '提出时涉及', value: before }]),
    ...(decidedAt === null || state === 'withdrawn' ? [] : [{ key: state === 'merged' ? '谁确认的' : '谁退回的', value: `${decidedBy ?? '管理员'}，${pastWords(now, decidedAt)}` }]),
  ]
  return (
    <Card className="t-merge-facts">
      <View className="admin-thing__head">
        <View className="ms-title ms-grow t-merge-name">{mergeWords(from.name, into.name)}</View>
        <Pill tone={STATE_MARKS[state].tone} icon={STATE_MARKS[state].icon}>{STATE_MARKS[state].word}</Pill>
      </View>
      <DefinitionList facts={facts} />
      <View className="admin-acts">
        {[from, into].map(({ id, name }) => <TextButton key={id} go className="t-merge-thing" onPress={() => openThing({ of, id })}>{`看${name}`}</TextButton>)}
      </View>
    </Card>
  )
}
