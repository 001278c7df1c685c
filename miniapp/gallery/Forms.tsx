import { View } from '@tarojs/components'
import { useState } from 'react'
import { Chips, MultiChips, Segments, SwitchRow, Toggle } from '@/ui/Choice'
import { useElder } from '@/ui/ElderContext'
import { Faces, type Grade } from '@/ui/Faces'
import { SearchField, TextArea, TextField } from '@/ui/Field'
import { Card, SectionHeader } from '@/ui/Layout'
import { FileList, PhotoGrid } from '@/ui/Media'

const KINDS = [
  { value: 'consult', word: '咨询' }, { value: 'help', word: '求助' }, { value: 'suggest', word: '建议' },
  { value: 'complain', word: '投诉' }, { value: 'report', word: '举报' }, { value: 'stuck', word: '办不成事' },
] as const
const REASONS = [
  { value: 'trips', word: '让我多跑一趟' }, { value: 'slow', word: '等太久' }, { value: 'unclear', word: '说不清楚' },
  { value: 'manner', word: '态度不好' }, { value: 'undone', word: '没办成' },
] as const
const GRADES: Record<Grade, string> = { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' }
const PICTURE = 'data:image/svg+xml,%3Csvg xmlns=%27http://www.w3.org/2000/svg%27 viewBox=%270 0 8 8%27%3E%3Crect width=%278%27 height=%278%27 fill=%27%23cfd8df%27/%3E%3C/svg%3E'
const PHOTOS = [
  { key: 'a', url: PICTURE, state: 'done' }, { key: 'b', url: PICTURE, state: 'sending', percent: 42 }, { key: 'c', url: PICTURE, state: 'failed' },
] as const
const nothing = () => undefined

/** Everything that takes an answer. */
export const Forms = () => {
  const { elder, setElder } = useElder()
  const [kind, setKind] = useState<(typeof KINDS)[number]['value'] | null>('help')
  const [reasons, setReasons] = useState<(typeof REASONS)[number]['value'][]>(['trips'])
  const [text, setText] = useState('贷款这个月底到期，客户的货款要到下月 8 日才进账，中间差二十来天，大约 180 万元。想问问有没有过桥或者展期的办法。')
  const [name, setName] = useState('')
  const [word, setWord] = useState('运输')
  const [tab, setTab] = useState<'all' | 'new' | 'doing' | 'waiting'>('all')
  const [side, setSide] = useState<'public' | 'internal'>('internal')
  const [grade, setGrade] = useState<Grade | null>(2)
  return (
    <View>
      <Segments
        label="诉求"
        current={tab}
        onChange={setTab}
        tabs={[{ value: 'all', word: '全部', count: 6 }, { value: 'new', word: '待签收', count: 1 }, { value: 'doing', word: '办理中', count: 4 }, { value: 'waiting', word: '等企业', count: 1 }]}
      />
      <SearchField label="搜索编号、企业、关键词" value={word} onChange={setWord} onSearch={nothing} />
      <SectionHeader>提交诉求</SectionHeader>
      <Card title="这是什么事"><Chips label="这是什么事" columns={3} options={KINDS} value={kind} onChange={setKind} /></Card>
      <Card>
        <TextArea id="gallery-text" label="说说遇到了什么" value={text} onChange={setText} max={1000} tall />
        <View className="gallery-gap"><PhotoGrid photos={PHOTOS} onPreview={nothing} onAdd={nothing} onRemove={nothing} onRetry={nothing} /></View>
        <FileList files={[{ key: 'f', name: '运输合同（扫描件）.pdf', size: 834_000 }, { key: 'g', name: '情况说明.docx', state: 'failed' }]} onOpen={nothing} onRemove={nothing} />
      </Card>
      <Card>
        <TextField label="联系人" hint="可以不填" value={name} onChange={setName} placeholder="您的称呼" />
        <TextField label="手机号" type="number" value="1380000" onChange={nothing} error="手机号要 11 位，请再看一下" />
        <TextArea label="内部记录" look="internal" value="" onChange={nothing} placeholder="企业、群众都看不到" />
      </Card>
      <Card>
        <Toggle label="谁看得到" value={side} onChange={setSide} sides={[{ value: 'public', word: '给企业看', icon: 'eye' }, { value: 'internal', word: '仅内部', icon: 'lock-solid', internal: true }]} />
      </Card>
      <Card title="今天办得怎么样"><Faces label="今天办得怎么样" words={GRADES} value={grade} onChange={setGrade} /></Card>
      <Card title="哪里不好" hint="可以不选"><MultiChips label="哪里不好" options={REASONS} values={reasons} onChange={setReasons} /></Card>
      <Card tight><SwitchRow id="gallery-elder" title="长辈版" detail="字更大，按钮更大" on={elder} onChange={setElder} /></Card>
    </View>
  )
}
