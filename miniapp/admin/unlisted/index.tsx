import { View } from '@tarojs/components'
import { useState } from 'react'
import { line, worded } from '@shared/form/field'
import { UNLISTED_STATES } from '@shared/register/unlisted-states'
import type { OutputOf } from '@/cloud/contract'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { FormField } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { DefinitionList } from '@/ui/DefinitionList'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'
import { pastWords } from '@/words/time'
import { named } from '@/session/dress'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { LinkPicker } from './LinkPicker'

type Shown = OutputOf<'unlisted.show'>

const ASIDE_FORM = { reason: worded(line(200, 2), { zh: '为什么搁置', hint: '例如 名称看不懂，不在本地', ask: '请写一下为什么搁置' }) }

/** 不在名册的企业: as it was written, and what becomes of it. */
export default function UnlistedPage() {
  const { id = '', company, companyName } = usePageParams()
  const areaId = useAdminArea()
  const { data, error, reread } = useQuery('unlisted.show', areaId === null ? null : { unlistedId: id }, { keepFor: 'page' })
  return (
    <AdminFrame title="不在名册的企业" tab={null} inner column loading={areaId !== null && data === null && error === null}>
      <Loaded data={data} error={error} onRetry={() => void reread()} failed="这家企业没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={52} /></Card>}>
        {(shown) => (
          <>
            <Facts shown={shown} />
            {areaId === null ? null : shown.state === 'listed' ? <TakeBack shown={shown} reread={reread} /> : <Decide key={shown.version} shown={shown} areaId={areaId} made={company === undefined ? null : { id: company, name: companyName ?? '' }} reread={reread} />}
          </>
        )}
      </Loaded>
    </AdminFrame>
  )
}

const Facts = ({ shown }: { shown: Shown }) => {
  const now = presentInstant()
  const { filer, company, decidedBy, decidedAt, reason } = shown
  return (
    <Card className="t-unlisted-facts" title={shown.name === '' ? company?.name ?? '' : shown.name} hint={UNLISTED_STATES[shown.state]}>
      <DefinitionList
        facts={[
          { key: '在哪里', value: shown.area.name },
          ...(shown.uscc === null ? [] : [{ key: '信用代码', value: shown.uscc }]),
          { key: '诉求', value: `${shown.cases} 件，${shown.undoing > 0 ? `${shown.undoing} 件正在恢复` : shown.state === 'listed' ? '已归它' : '照常办理'}` },
          ...(filer === null ? [] : [{ key: '谁提的', value: `${filer.nameMasked} ${filer.phoneMasked}` }]),
          { key: '第一件', value: pastWords(now, shown.filedAt) },
          ...(company === null ? [] : [{ key: '对应到', value: company.name }]),
          ...(decidedAt === null ? [] : [{ key: '谁决定的', value: `${decidedBy ?? '管理员'}，${pastWords(now, decidedAt)}` }]),
          ...(reason === null ? [] : [{ key: '为什么', value: reason }]),
        ]}
      />
    </Card>
  )
}

/** It was another company: what it was taken for is taken back, in numbers. */
const TakeBack = ({ shown, reread }: { shown: Shown, reread: () => Promise<unknown> }) => {
  const { run, busy, error } = useMutation({ onStale: reread })
  const { id: unlistedId, version: seen, cases, company } = shown
  const takeBack = async (): Promise<void> => {
    if (!(await confirm({ title: '撤销对应吗', text: `${cases} 件诉求不再归“${company?.name ?? ''}”，恢复为提交时写的企业；因此知悉的${named('{officerShort}')}不再看到，经办人和计时不变。之后可以重新对应。`, ok: '撤销对应', cancel: '不撤销' }))) return
    const reply = await run('unlisted.unlink', (requestId) => ({ requestId, unlistedId, seen }), 'unlink')
    if (reply?.ok !== true) return
    toast('已撤销，诉求一分钟内恢复', 'good')
    await reread()
  }
  return (
    <Card title="对应错了">
      {error === null ? null : <Trouble error={error} failed="没有撤销" />}
      <SecondaryButton block className="t-unlink" disabled={busy || cases === 0} onPress={() => void takeBack()}>{cases === 0 ? '没有可以撤销的诉求' : `撤销对应，恢复 ${cases} 件诉求`}</SecondaryButton>
    </Card>
  )
}

/** Linked to a company of the register, which may just have been registered for it (`made`), or set aside. */
const Decide = ({ shown, areaId, made, reread }: { shown: Shown, areaId: string, made: { id: string, name: string } | null, reread: () => Promise<unknown> }) => {
  const { run, busy, error } = useMutation({ onStale: reread })
  const form = useForm({ fields: ASIDE_FORM, draftKey: `unlisted-aside-${shown.id}` })
  const [setting, setSetting] = useState(false)
  const { id: unlistedId, version: seen, name, uscc, area } = shown

  const link = async (company: { id: string, name: string }): Promise<void> => {
    if (!(await confirm({ title: '就是这家企业吗', text: `“${name}”的诉求从此归“${company.name}”，它的${named('{officer}')}会知悉，经办人和计时不变。对应错了可以撤销。`, ok: '就是它', cancel: '再看看' }))) return
    const reply = await run('unlisted.link', (requestId) => ({ requestId, unlistedId, seen, companyId: company.id }), company.id)
    if (reply?.ok !== true) return
    toast('已对应，诉求一分钟内归到这家企业', 'good')
    await reread()
  }
  const setAside = async (): Promise<void> => {
    if (!form.check()) return
    const { reason } = form.input()
    const reply = await run('unlisted.setAside', (requestId) => ({ requestId, unlistedId, seen, reason }), 'aside')
    if (reply?.ok !== true) return
    form.done()
    await reread()
  }
  return (
    <View className="t-unlisted-decide">
      {error === null ? null : <Trouble error={error} failed="没有办成" />}
      {made === null ? null : <Card title="刚登记的企业"><PrimaryButton className="t-link-made" busy={busy} onPress={() => void link(made)}>{`对应到 ${made.name}`}</PrimaryButton></Card>}
      <Card title="它在名册里" hint="找到就对应过去"><LinkPicker areaId={areaId} start={uscc ?? name} busy={busy} onChoose={(company) => void link(company)} /></Card>
      <Card title="名册里没有">
        <SecondaryButton block className="t-register" onPress={() => void go('/admin/edit/index', { unlisted: unlistedId, name, area: area.id, areaName: area.name, ...(uscc === null ? {} : { uscc }) })}>登记这家企业</SecondaryButton>
      </Card>
      {shown.state === 'aside'
        ? null
        : (
          <Card title="不用登记">
            {setting ? <FormField form={form} prefix="aside" name="reason" /> : null}
            <SecondaryButton block className="t-set-aside" disabled={busy} onPress={() => (setting ? void setAside() : setSetting(true))}>{setting ? '搁置' : '搁置，写明原因'}</SecondaryButton>
          </Card>
          )}
    </View>
  )
}
