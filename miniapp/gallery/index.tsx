import { useState } from 'react'
import { BottomBar, TabBar } from '@/ui/Bars'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Columns } from '@/ui/Layout'
import { Page } from '@/ui/Page'
import { Actions } from './Actions'
import { Forms } from './Forms'
import { Statuses } from './Statuses'
import { Stories } from './Stories'
import './index.scss'

const TABS = [
  { key: 'home', word: '首页', icon: 'home' },
  { key: 'cases', word: '诉求', icon: 'list' },
  { key: 'inbox', word: '消息', icon: 'bell', unread: 2 },
  { key: 'me', word: '我的', icon: 'user' },
] as const

// Taro insists on a default export.
export default function Gallery() {
  const [tab, setTab] = useState('home')
  const foot = (
    <>
      <BottomBar look="flat" stacked>
        <SecondaryButton>催一催</SecondaryButton>
        <PrimaryButton>补充说明</PrimaryButton>
      </BottomBar>
      <TabBar tabs={[...TABS]} current={tab} onChange={setTab} />
    </>
  )
  return (
    <Page title="控件" wide foot={foot}>
      <Columns side={<Actions />}>
        <Statuses />
        <Forms />
        <Stories />
      </Columns>
    </Page>
  )
}
