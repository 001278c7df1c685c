import { View } from '@tarojs/components'
import { useState } from 'react'
import type { SubjectView } from '@shared/api/directory-views'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useSearch } from '@/list/use-search'
import { SecondaryButton } from '@/ui/Button'
import { SearchField } from '@/ui/Field'
import { ListItem } from '@/ui/ListItem'
import { Sheet } from '@/ui/Sheet'
import { Empty, Remark, Skeleton } from '@/ui/States'
import type { Near } from './filing-form'
import { subjectDetail } from './subject-words'

interface Choosing {
  near: Near
  onChoose: (subject: SubjectView) => void
}

/** 反映的是谁: anybody with an office and any unit, found by name. */
export const SubjectSheet = ({ open, onClose, ...choosing }: Choosing & { open: boolean; onClose: () => void }) => (
  <Sheet open={open} onClose={onClose} title="反映的是谁"><SubjectSearch {...choosing} /></Sheet>
)

const SubjectSearch = ({ near, onChoose }: Choosing) => {
  const { typed, search, type, find } = useSearch()
  return (
    <View className="t-subjects">
      <SearchField id="subject-search" label="姓名或单位" placeholder="姓名或单位，例如 督查室 钱" value={typed} onChange={type} onSearch={find} />
      <View className="msb-gap"><SecondaryButton block className="t-subject-find" disabled={typed.trim() === ''} onPress={find}>找人找单位</SecondaryButton></View>
      {search === ''
        ? <View className="msb-gap"><Remark icon="search">只记得姓或者单位的一部分，也能找</Remark></View>
        : <SubjectPages key={search} search={search} near={near} onChoose={onChoose} />}
    </View>
  )
}

/** A page and, when asked for, the one after it. */
const SubjectPages = ({ search, cursor, near, onChoose }: Choosing & { search: string; cursor?: string }) => {
  const { data, error, refresh } = useQuery('directory.officials', { search, ...near, ...(cursor === undefined ? {} : { cursor }) })
  return (
    <Loaded data={data} error={error} onRetry={() => void refresh()} failed="名单没有取到" skeleton={<><Skeleton height={24} gap={20} /><Skeleton height={24} gap={20} /></>}>
      {({ subjects, next }) => (
        <View>
          {subjects.length === 0 ? <Empty icon="search" title="没有找到" text="换个写法再找。找不到也可以关掉这里，选“先不选”。" /> : null}
          {subjects.map((one) => (
            <ListItem key={`${one.kind}-${one.id}`} className="t-subject-row" title={one.name} detail={subjectDetail(one)} onPress={() => onChoose(one)} />
          ))}
          {next === null ? null : <MoreSubjects search={search} cursor={next} near={near} onChoose={onChoose} />}
        </View>
      )}
    </Loaded>
  )
}

/** The way to the next page, then that page in its place. */
const MoreSubjects = (page: Choosing & { search: string; cursor: string }) => {
  const [on, setOn] = useState(false)
  return on ? <SubjectPages {...page} /> : <SecondaryButton block className="t-more" onPress={() => setOn(true)}>再看更多</SecondaryButton>
}
