import { View } from '@tarojs/components'
import { useState } from 'react'
import type { OutputOf } from '@shared/api'
import { TAKES_LABELS } from '@shared/api/takes'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { type Query, useQuery } from '@/data/use-query'
import { Failure } from '@/form/Failure'
import { back } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Chips } from '@/ui/Choice'
import { toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'

type Contacts = OutputOf<'register.contacts'>

/** 事项联系人: whom a unit names to be asked for each matter; everybody sees it under 联系谁. */
export default function NamingContactsPage() {
  const { unitId } = usePageParams()
  const root = useAdminArea()
  const mayLook = root !== null && unitId !== undefined
  const contacts = useQuery('register.contacts', mayLook ? { unitId } : null, { keepFor: 'page' })
  const { data, error, refresh } = contacts
  if (data !== null && data.takes.length > 0) return <Naming unit={data} contacts={contacts} />
  return (
    <AdminFrame title="事项联系人" tab={null} inner column loading={mayLook && data === null && error === null}>
      {unitId === undefined ? <Empty icon="people" title="没有指明哪个单位" text="请从单位的登记里打开。" /> : <Loaded data={data} error={error} onRetry={() => void refresh()} failed="联系人没有读到" skeleton={<Card><Skeleton height={28} /><Skeleton height={52} /></Card>}>
        {() => <Empty icon="people" title="这个单位没有承办事项" text="请先在单位登记里选承办事项，再指定联系人。" />}
      </Loaded>}
    </AdminFrame>
  )
}

/** Nobody chosen is the head, as it is shown. */
const HEAD = ''

const Naming = ({ unit, contacts: { reread } }: { unit: Contacts, contacts: Query<Contacts> }) => {
  const { id, name, version, takes, people } = unit
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(unit.contacts.map((contact) => [contact.takes, contact.personId])))
  const { run, busy, error } = useMutation()
  const options = [{ value: HEAD, word: '单位负责人' }, ...people.map((member) => ({ value: member.personId, word: member.name }))]
  const save = async (): Promise<void> => {
    const named = takes.flatMap((each) => (chosen[each] ? [{ takes: each, personId: chosen[each] }] : []))
    const reply = await run('register.setContacts', (requestId) => ({ requestId, unitId: id, seen: version, contacts: named }))
    if (reply === null) return
    if (!reply.ok) return void reread()
    await back()
    toast(reply.data.changed ? '已保存' : '和原来一样，没有改动', reply.data.changed ? 'good' : 'plain')
  }
  return (
    <AdminFrame title="事项联系人" tab={null} inner column action={<BottomBar><PrimaryButton className="t-save" busy={busy} busyText="正在保存" onPress={() => void save()}>保存</PrimaryButton></BottomBar>}>
      <View className="admin__gap"><Remark icon="people">{`${name}每件事找谁，所有人不用登录都能看到，带他的工作电话。`}</Remark></View>
      {takes.map((each) => (
        <Card key={each} title={TAKES_LABELS[each] ?? each} className={`t-contact-${each.replace(':', '-')}`}>
          <Chips label={TAKES_LABELS[each] ?? each} options={options} value={chosen[each] ?? HEAD} onChange={(personId) => setChosen({ ...chosen, [each]: personId })} />
        </Card>
      ))}
      {error === null ? null : <Failure error={error} failed="没有保存上" />}
    </AdminFrame>
  )
}
