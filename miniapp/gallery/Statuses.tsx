import { View } from '@tarojs/components'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { PersonCard } from '@/ui/People'
import { MiniButton, TextButton } from '@/ui/SmallButton'
import { DueBar, Light, Pill, RoundIcon } from '@/ui/Status'
import { DefinitionList } from '@/ui/DefinitionList'

const nothing = () => undefined

/** Statuses, rows of lists, people. */
export const Statuses = () => (
  <View>
    <Card>
      <View className="ms-between"><View className="ms-caption">办结期限</View><Light pill tone="ample" word="时间充足" /></View>
      <View className="gallery-big">下周三 11:12 前</View>
      <DueBar tone="ample" used={18} label="工作时间已用两成" />
      <View className="ms-cardfoot"><View className="ms-caption">11 月 25 日，还有 4 个工作日</View><TextButton go onPress={nothing}>怎么算的</TextButton></View>
    </Card>
    <Card>
      <View className="gallery-pills">
        <Pill tone="blue" icon="half-circle">办理中</Pill>
        <Pill tone="green" icon="check-circle">已办结</Pill>
        <Pill tone="amber" icon="alert-triangle">快到期</Pill>
        <Pill tone="red" icon="octagon-x">已超期</Pill>
        <Pill tone="still" icon="pause-square">等您补材料</Pill>
        <Pill tone="blue" icon="dot-circle">待签收</Pill>
      </View>
      <View className="gallery-gap"><DueBar tone="soon" used={70} ticks={[50, 80]} label="工作时间已用七成" /></View>
      <View className="gallery-gap"><DueBar tone="overdue" used={100} ticks={[50, 80]} label="已超期" /></View>
    </Card>
    <SectionHeader>今天要办</SectionHeader>
    <Card tight>
      <ListItem top={<Light tone="overdue" detail="2 小时" />} topSide="昨天 17:20 到期" title="厂区污水和雨水混在一条沟里" detail="云澜恒通建材有限公司" onPress={nothing} />
      <ListItem
        top={<Light tone="soon" detail="剩 40 分钟" />}
        topSide="11:00 前签收"
        title="项目缺一笔钱，投不了产"
        detail="云澜南屏农业科技有限公司"
        action={<MiniButton onPress={nothing}>签收</MiniButton>}
        onPress={nothing}
      />
      <ListItem top={<Light tone="ample" detail="剩 4 天" />} topSide="下周三 11:12" title="货物运不出去，缺一张运输证明" detail="云澜禾田食品有限公司" onPress={nothing} />
      <ListItem top={<Light tone="paused" detail="等企业 3 天" />} topSide="不计时" title="经销商大会想借一个礼堂" detail="云澜晴川茶业有限公司" onPress={nothing} />
    </Card>
    <SectionHeader>正在办的事</SectionHeader>
    <Card tight>
      <ListItem
        title="货物运不出去，缺一张运输证明"
        bottom={<><Pill tone="blue" icon="half-circle">办理中</Pill><View>下周三 11:12 前办结</View></>}
        onPress={nothing}
      />
    </Card>
    <SectionHeader>消息</SectionHeader>
    <Card tight>
      <ListItem lead={<RoundIcon tone="blue" icon="half-circle" unread />} title="区交通运输局有新进展" side="09:58" detail="材料已收到，今天 17:00 前告诉您结果" unread onPress={nothing} />
      <ListItem plain lead={<RoundIcon tone="still" icon="pause-square" />} title="请补一份材料" side="昨天" detail="运输合同照片。补齐前不计时" onPress={nothing} />
    </Card>
    <Card><PersonCard name="林知远" subtitle="您的服务专员，今天在岗" say="您提的事由我跟到底。工作时间内两小时回应。" onCall={nothing} onMessage={nothing} /></Card>
    <Card tight>
      <DefinitionList
        facts={[
          { key: '联系人', value: '周禾 138 **** 0000', action: <TextButton onPress={nothing}>修改</TextButton> },
          { key: '交给', value: '林知远，您的服务专员', action: <TextButton onPress={nothing}>为什么</TextButton> },
        ]}
      />
    </Card>
  </View>
)
