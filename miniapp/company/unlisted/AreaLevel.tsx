import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@/cloud/contract'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { Chips } from '@/ui/Choice'
import { Skeleton } from '@/ui/States'

type Below = OutputOf<'unlisted.areas'>['below'][number]

/** The areas of one level to choose from, and under the one that is chosen those that lie in it. The last that was chosen counts, so one may stop at any of them. */
export const AreaLevel = ({ at, onChoose }: { at: { id: string, name: string } | null, onChoose: (area: { id: string, name: string }) => void }) => {
  const [chosen, setChosen] = useState<Below | null>(null)
  const { data, error, refresh } = useQuery('unlisted.areas', at === null ? {} : { areaId: at.id }, { keepFor: 'restart' })
  const choose = (below: readonly Below[], id: string): void => {
    const one = below.find((each) => each.id === id)
    if (one === undefined) return
    setChosen(one)
    onChoose({ id: one.id, name: one.name })
  }
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="区域没有读到" skeleton={<Skeleton height={52} />}>
      {({ at: here, below }) => (
        <View className="t-area-level">
          <View className="ms-small msb-gap">{here === null ? '在哪里' : `${here.name}的哪里`}</View>
          <Chips label={here === null ? '在哪里' : `${here.name}的哪里`} options={below.map(({ id, name }) => ({ value: id, word: name }))} columns={2} value={chosen?.id ?? null} onChange={(id) => choose(below, id)} />
          {chosen?.more === true ? <AreaLevel key={chosen.id} at={chosen} onChoose={onChoose} /> : null}
        </View>
      )}
    </Loaded>
  )
}
