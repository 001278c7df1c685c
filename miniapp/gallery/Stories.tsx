import { View } from '@tarojs/components'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { ICONS, type IconName } from '@/ui/icon-paths'
import { Card, SectionHeader } from '@/ui/Layout'
import { Empty, ErrorBlock, Remark, Skeleton } from '@/ui/States'
import { Light } from '@/ui/Status'
import { Table } from '@/ui/Table'
import { NoteCard, Timeline } from '@/ui/Timeline'

const NAMES = Object.keys(ICONS) as IconName[]
const ROWS = [
  { title: '外地原料进不来，三天后要停产', company: '云澜恒通建材有限公司', left: '20 分', to: '区工信局', days: 3 },
  { title: '租的厂房被拍卖，要另找地方', company: '云澜启明五金厂', left: '1 小时 10 分', to: '望潮街道', days: 12 },
]

/** What happened, what is missing, pictures. */
export const Stories = () => (
  <View>
    <Card title="办理经过">
      <Timeline
        items={[
          { key: 'n', node: 'next', title: '下一步：告知开证结果', time: '今天 17:00 前' },
          { key: '1', node: 'now', title: '您补齐了材料，重新计时', time: '今天 09:30' },
          { key: '2', node: 'past', tone: 'internal', title: '已和科技局说好，16:00 前送到窗口', time: '今天 09:10' },
          { key: '3', node: 'paused', title: '请您补运输合同，暂停计时', time: '昨天 16:30' },
          { key: '4', node: 'past', title: '转给区交通运输局', detail: '运输证明由交通局签发，林知远继续跟进', time: '昨天 11:05' },
          { key: '5', node: 'warning', title: '已超期，自动报上一级', time: '昨天 10:00' },
          { key: '6', node: 'done', title: '林知远签收', time: '昨天 09:40' },
          { key: '7', node: 'past', title: '您提交了诉求', time: '昨天 09:12' },
        ]}
      />
    </Card>
    <NoteCard tone="public" seenBy="企业看得到" by="林知远 09:50">科技局可以容缺受理，合同正本今天下班前补上就行。</NoteCard>
    <NoteCard tone="internal" seenBy="仅内部" by="林知远 10:05">对方财务上午不在，14:00 再打一次。来不及就请吴科长先收件。</NoteCard>
    <Card>
      <Table
        label="没人接的诉求"
        rows={ROWS}
        keyOf={(row) => row.title}
        columns={[
          { key: 'case', name: '诉求', width: '2fr', cell: (row) => <View><View className="ms-strong">{row.title}</View><View className="ms-caption">{row.company}</View></View> },
          { key: 'left', name: '签收时间', cell: (row) => <Light tone="soon" detail={row.left} /> },
          { key: 'to', name: '建议去向', cell: (row) => row.to },
          { key: 'days', name: '等了几天', number: true, width: '80px', cell: (row) => row.days },
        ]}
      />
    </Card>
    <SectionHeader>载入、失败、没有</SectionHeader>
    <Card><Skeleton width={80} height={14} /><Skeleton width="58%" height={26} /><Skeleton height={6} /><Skeleton width="64%" gap={0} /></Card>
    <ErrorBlock title="办理经过没有取到" message="网络有些慢。您的诉求没有受影响，再试一次就好。" requestId="R-5F2C90" onRetry={() => undefined} />
    <Remark tone="good" icon="check-circle">10:18 已自动存为草稿，没网也不会丢</Remark>
    <Remark centre icon="lock">默认匿名，窗口看不到您是谁</Remark>
    <Empty title="还没有提过诉求" text="遇到难事就提一件。马上有编号，谁在办、哪天办完，这里都看得到。" action={<PrimaryButton>提交诉求</PrimaryButton>} />
    <Card title="图标">
      <View className="gallery-icons">
        {NAMES.map((name) => <View key={name} className="gallery-icon"><Icon name={name} size={24} /><View className="gallery-name">{name}</View></View>)}
      </View>
    </Card>
  </View>
)
