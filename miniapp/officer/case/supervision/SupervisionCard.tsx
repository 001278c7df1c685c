import { View } from '@tarojs/components'
import { useState } from 'react'
import type { CaseDetail } from '@shared/case/views'
import type { SupervisionView } from '@shared/supervision/contract'
import { SUPERVISION_ACTS } from '@shared/supervision/acts'
import { presentInstant } from '@/session/now'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Pill } from '@/ui/Status'
import { TextButton } from '@/ui/SmallButton'
import { ErrorBlock } from '@/ui/States'
import { Timeline } from '@/ui/Timeline'
import { SupervisionSheet } from './SupervisionSheet'
import { useSupervisions } from './use-supervisions'
import type { Doing } from './use-supervising'
import { dueLine, supervisionLines, supervisionLook } from './words'
import './supervision.scss'

/** 督办 on this case: what was ordered and answered, and what the reader may do about it. Nothing where there is none and none may be ordered. */
export const SupervisionCard = ({ detail, personId, reload }: { detail: CaseDetail, personId: string, reload: () => void }) => {
  const { items, mayOrder, more, busy, error, reload: readAgain, readOn } = useSupervisions(detail.id, detail.version)
  const [doing, setDoing] = useState<Doing | null>(null)
  if (items === null) return error === null ? null : <ErrorBlock title="督办没有读到" message={error.message} requestId={error.requestId} onRetry={() => void readAgain()} />
  if (items.length === 0 && !mayOrder) return null
  const done = () => {
    void readAgain()
    reload()
  }
  return (
    <Card title="督办" {...(items.length === 0 ? { hint: '要求经办人在期限前回话' } : {})} className="supervision t-supervision">
      {items.map((order) => <Order key={order.id} order={order} onDo={(what) => setDoing({ what, order })} />)}
      {more ? <TextButton className="t-supervision-more" disabled={busy} onPress={() => void readOn()}>{busy ? '正在取' : '更早的督办'}</TextButton> : null}
      {mayOrder ? <View className="supervision__foot"><SecondaryButton block className="t-supervise" icon="flag" onPress={() => setDoing({ what: 'order', order: null })}>督办这件诉求</SecondaryButton></View> : null}
      <SupervisionSheet doing={doing} of={{ caseId: detail.id, version: detail.version, personId }} onClose={() => setDoing(null)} onDone={done} />
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
