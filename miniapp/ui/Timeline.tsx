import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { aria } from './aria'
import { Icon } from './Icon'
import type { IconName } from './icon-paths'

/** next = what comes, hollow; now = the newest; past = a grey bead; the rest have a picture of their own. */
export type TimelineNode = 'next' | 'now' | 'past' | 'paused' | 'done' | 'warning'

export interface TimelineItem {
  key: string
  node: TimelineNode
  title: string
  /** when, short: 今天 09:30 */
  time: string
  detail?: string
  /** internal = never shown to the company: its own texture and a lock */
  tone?: 'public' | 'internal'
  /** PhotoGrid, FileList */
  files?: ReactNode
}

const PICTURES: Partial<Record<TimelineNode, IconName>> = { now: 'half-circle', paused: 'pause-square', done: 'check-circle', warning: 'octagon-x' }

const Node = ({ item }: { item: TimelineItem }) => {
  const internal = item.tone === 'internal'
  const picture = internal ? 'lock-solid' : PICTURES[item.node]
  return (
    <View className={`ms-timeline__node ${internal ? 'ms-timeline__node--internal' : `ms-timeline__node--${item.node}`}`} {...aria({ hidden: true })}>
      {picture === undefined ? <View className={`ms-timeline__bead ${item.node === 'next' ? 'ms-timeline__bead--hollow' : ''}`} /> : <Icon name={picture} />}
    </View>
  )
}

/** What happened, newest first; the first row may be what comes next and the time promised for it. */
export const Timeline = ({ items, label = '办理经过' }: { items: readonly TimelineItem[], label?: string }) => (
  <View className="ms-timeline" {...aria({ role: 'list', label })}>
    {items.map((item) => (
      <View key={item.key} className={`ms-timeline__item ${item.node === 'next' ? 'ms-timeline__item--next' : ''}`} {...aria({ role: 'listitem' })}>
        <Node item={item} />
        <View className={`ms-timeline__body ${item.tone === 'internal' ? 'ms-timeline__body--internal' : ''}`}>
          <View className="ms-timeline__head">
            <View className={`ms-timeline__title ms-timeline__title--${item.node}`}>
              {item.tone === 'internal' ? <View className="ms-unseen">仅内部</View> : null}
              {item.title}
            </View>
            <View className="ms-timeline__time ms-num">{item.time}</View>
          </View>
          {item.detail === undefined ? null : <View className="ms-timeline__detail">{item.detail}</View>}
          {item.files}
        </View>
      </View>
    ))}
  </View>
)

/** One note. public = white and an eye; internal = hatched, dashed and a lock. */
export const NoteCard = ({ tone, seenBy, by, children, extra }: {
  tone: 'public' | 'internal'
  /** who sees it, in words: 企业看得到 / 仅内部 */
  seenBy: string
  /** who and when: 林知远 09:50 */
  by: string
  children: string
  extra?: ReactNode
}) => (
  <View className={`ms-note ms-note--${tone}`}>
    <View className="ms-note__head">
      <Icon name={tone === 'public' ? 'eye' : 'lock-solid'} />
      <View className="ms-note__seen">{seenBy}</View>
      <View className="ms-note__by ms-num">{by}</View>
    </View>
    <View className="ms-note__text">{children}</View>
    {extra}
  </View>
)
