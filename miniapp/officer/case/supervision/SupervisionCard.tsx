import { View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import type { SupervisionEntryView, SupervisionView } from '@shared/supervision/contract'
import { SUPERVISION_ACTS } from '@shared/supervision/acts'
import { useList } from '@/data/use-list'
import { ActSheet } from '@/form/ActSheet'
import { presentInstant } from '@/session/now'
import { askReminders } from '@/session/subscribe'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Pill } from '@/ui/Status'
import { TextButton } from '@/ui/SmallButton'
import { ErrorBlock } from '@/ui/States'
import { Timeline } from '@/ui/Timeline'
import { dueLine, SUPERVISION_ROWS, type SupervisionDoing, supervisionLines, supervisionLook, supervisionWords, titleOf, usualOrder } from '@/case/supervision-words'
import './supervision.scss'

/** What is being done: to the case (order), or to one of its orders. */
interface Doing {
  what: SupervisionDoing
  order: SupervisionView | null
}

/** Orders of a page. */
const PAGE = 10

/** 督办 on this case: what was ordered and answered, and what the reader may do about it. Nothing where there is none and none may be ordered. */
export const SupervisionCard = ({ detail, reload }: { detail: CaseDetail, reload: () => void }) => {
  const { page, items, more, busy, error, errorOn, refresh, reread, readOn } = useList('supervision.list', { caseId: detail.id }, { first: PAGE })
  const [doing, setDoing] = useState<Doing | null>(null)
  // Whenever the case has moved on, its orders may have.
  useEffect(() => void reread(), [detail.version])
  if (page === null || items === null) return error === null ? null : <ErrorBlock title="督办没有读到" message={error.message} requestId={error.requestId} onRetry={() => void refresh()} />
  const { mayOrder } = page
  if (items.length === 0 && !mayOrder) return null
  const done = () => {
    void reread()
    reload()
  }
  const now = presentInstant()
  // An order is acted on at its own version, the case at its own.
  const subject = doing?.order ? { of: 'supervision', id: doing.order.id, version: doing.order.version } : { of: 'supervision', id: detail.id, idName: 'caseId', version: detail.version }
  return (
    <Card title="督办" {...(items.length === 0 ? { hint: '要求经办人在期限前回话' } : {})} className="supervision t-supervision">
      {items.map((order) => <Order key={order.id} order={order} onDo={(what) => setDoing({ what, order })} />)}
      {more ? <TextButton className="t-supervision-more" disabled={busy} onPress={() => void readOn()}>{busy ? '正在取' : errorOn === null ? '更早的督办' : '没有取到，再试一次'}</TextButton> : null}
      {mayOrder ? <View className="supervision__foot"><SecondaryButton block className="t-supervise" icon="flag" onPress={() => setDoing({ what: 'order', order: null })}>督办这件诉求</SecondaryButton></View> : null}
      <ActSheet
        rows={SUPERVISION_ROWS}
        act={doing?.what ?? null}
        subject={subject}
        words={supervisionWords}
        start={doing?.what === 'order' ? usualOrder(now) : {}}
        reload={async () => {
          reload()
          await reread()
          return null
        }}
        tell={(entry: SupervisionEntryView) => ({ sentence: titleOf(entry), detail: entry.text ?? '' })}
        beforeSubmit={() => askReminders(['task'])}
        onDone={done}
        onClose={() => setDoing(null)}
      />
    </Card>
  )
}

const Order = ({ order, onDo }: { order: SupervisionView, onDo: (what: SupervisionView['actions'][number]) => void }) => {
  const now = presentInstant()
  const look = supervisionLook(order, now)
  const due = dueLine(order, now)
  const [main, ...others] = order.actions
  return (
    <View className={`supervision__order t-order t-order-${order.status}`}>
      <View className="supervision__head">
        <Pill tone={look.tone} icon={look.icon}>{look.word}</Pill>
        {due === '' ? null : <View className="ms-small ms-num">{due}</View>}
      </View>
      <Timeline items={supervisionLines(order, now)} label="督办经过" />
      {main === undefined
        ? null
        : (
          <View className="supervision__acts">
            {others.map((act) => <SecondaryButton key={act} className={`t-supervision-${act}`} onPress={() => onDo(act)}>{SUPERVISION_ACTS[act].zh}</SecondaryButton>)}
            {order.status === 'replied' || main === 'reply'
              ? <PrimaryButton className={`t-supervision-${main}`} onPress={() => onDo(main)}>{order.status === 'replied' && main === 'reply' ? '补充回复' : SUPERVISION_ACTS[main].zh}</PrimaryButton>
              : <SecondaryButton className={`t-supervision-${main}`} onPress={() => onDo(main)}>{SUPERVISION_ACTS[main].zh}</SecondaryButton>}
          </View>
          )}
    </View>
  )
}
