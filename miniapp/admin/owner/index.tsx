import { Image, View } from '@tarojs/components'
import { line, optional, worded } from '@shared/form/field'
import { BINDING_STATES, WAYS } from '@shared/register/binding-table'
import type { BindingDecision } from '@shared/register/binding-settle'
import type { OutputOf } from '@/cloud/contract'
import { Loaded } from '@/data/Loaded'
import { useMutation } from '@/data/use-mutation'
import { useQuery } from '@/data/use-query'
import { FormField } from '@/form/Form'
import { Trouble } from '@/form/Trouble'
import { useForm } from '@/form/use-form'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { aria } from '@/ui/aria'
import { PrimaryButton, SecondaryButton } from '@/ui/Button'
import { CopyText } from '@/ui/CopyText'
import { DefinitionList } from '@/ui/DefinitionList'
import { confirm, toast } from '@/ui/feedback'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { pastWords } from '@/words/time'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import './owner.scss'

type Shown = OutputOf<'binding.show'>

const HINDERED: Record<NonNullable<Shown['hindered']>, string> = {
  BINDING_SETTLED: '已经处理过了',
  BINDING_TWO_EYES: '您是申请人，或者是这家企业的人，请另一位管理员审核',
  BINDING_NOT_YOURS: '这一条由企业负责人或服务人员决定',
  BINDING_ANOTHER: '第一次是您审的，申诉由另一位管理员决定',
  BINDING_TOO_EARLY: '负责人还在可以提出异议的三天里，到了时间再决定',
}
const FIELDS = { reason: optional(worded(line(200, 2), { zh: '原因', hint: '不同意时必填，申请人看得到' })) }
const who = ({ nameMasked, phoneMasked }: { nameMasked: string | null, phoneMasked: string | null }): string => [nameMasked, phoneMasked].filter((part) => part !== null).join(' ') || '没有验证手机号'

/** 审核负责人: the licence beside the register, who owns the company now, and the decision. */
export default function OwnerPage() {
  const { companyId = '', id } = usePageParams()
  const areaId = useAdminArea()
  const { data, error, reread } = useQuery('binding.show', areaId === null || id === undefined ? null : { companyId, bindingId: id }, { keepFor: 'page' })
  return (
    <AdminFrame title="审核负责人" tab={null} inner column loading={areaId !== null && id !== undefined && data === null && error === null}>
      {id === undefined
        ? <Empty icon="people" title="没有指明哪一条" text="请从“企业负责人的申请”里打开。" />
        : (
          <Loaded data={data} error={error} onRetry={() => void reread()} failed="申请没有读到" skeleton={<Card><Skeleton height={52} /><Skeleton height={160} /></Card>}>
            {(shown) => (
              <>
                <Facts shown={shown} />
                {shown.hindered === null ? <Deciding shown={shown} reread={reread} /> : <View className="t-hindered"><Remark icon="info">{HINDERED[shown.hindered]}</Remark></View>}
                <TextButton go className="t-to-people" onPress={() => void go('/company/people/index', { companyId })}>企业现在的人和记录</TextButton>
              </>
            )}
          </Loaded>
          )}
    </AdminFrame>
  )
}

const Facts = ({ shown }: { shown: Shown }) => {
  const { companyName, areaName, uscc, way, state, askedAt, owners, objection, objected, appealed, appeal, reason, photos } = shown
  return (
    <Card className="t-owner-facts" title={companyName} hint={BINDING_STATES[state]}>
      <DefinitionList
        facts={[
          { key: '在哪里', value: areaName },
          { key: '信用代码', value: <CopyText what="信用代码" text={uscc} /> },
          { key: '申请人', value: who(shown) },
          { key: '怎么申请的', value: `${WAYS[way].zh}，${pastWords(presentInstant(), askedAt)}` },
          { key: '现任负责人', value: owners.length === 0 ? '没有' : owners.map(who).join('、') },
          ...(objected ? [{ key: '负责人的异议', value: objection ?? '没有写原因' }] : []),
          ...(reason === null ? [] : [{ key: appealed ? '第一次为什么没同意' : '为什么没同意', value: reason }]),
          ...(appeal === null ? [] : [{ key: '申诉', value: appeal }]),
        ]}
      />
      {way === 'licence' && photos.length === 0 ? <Remark icon="alert-triangle">照片现在看不到：没有传全，或和提交时不一样</Remark> : null}
      <View className="owner-photos">
        {photos.map((url, at) => <Pressable key={url} className="owner-photo t-licence-photo" label={`看第 ${at + 1} 张执照`} onPress={() => platform.previewImages([...photos], url)}><Image className="owner-photo__image" src={url} mode="aspectFit" nativeProps={{ alt: '' }} {...aria({ hidden: true })} /></Pressable>)}
      </View>
    </Card>
  )
}

const Deciding = ({ shown, reread }: { shown: Shown, reread: () => Promise<unknown> }) => {
  const form = useForm({ fields: FIELDS, draftKey: `owner-${shown.id}` })
  const { run, busyWith, error } = useMutation({ onStale: reread })
  const { companyId, id: bindingId, owners } = shown
  const decide = async (decision: BindingDecision, question: { title: string, text: string, ok: string }): Promise<void> => {
    if (!form.check()) return
    const { reason } = form.input()
    if (decision === 'refuse' && reason === undefined) return toast('不同意要写原因，申请人看得到', 'bad')
    if (!(await confirm({ ...question, cancel: '再看看' }))) return
    const reply = await run('binding.review', (requestId) => ({ requestId, companyId, bindingId, decision, ...(reason === undefined ? {} : { reason }) }), decision)
    if (reply?.ok !== true) return
    form.done()
    toast(decision === 'refuse' ? '没有同意，已告诉他' : '已同意')
    await reread()
  }
  const owned = owners.length > 0
  return (
    <Card title="决定">
      <FormField form={form} prefix="owner" name="reason" />
      {error === null ? null : <Trouble error={error} failed="没有办成" className="t-owner-error" />}
      <View className="msb-stack msb-gap">
        <PrimaryButton className="t-review-grant" busy={busyWith === 'grant'} busyText="正在提交" onPress={() => void decide('grant', { title: '同意他做负责人吗', text: owned ? '他和现在的负责人一起做负责人。' : '请先核对照片上的名称、信用代码和登记的一样。', ok: '同意' })}>{owned ? '同意，一起做负责人' : '同意'}</PrimaryButton>
        {owned ? <SecondaryButton block className="t-review-instead" disabled={busyWith !== null} onPress={() => void decide('instead', { title: '让他接替吗', text: '现在的负责人马上不再是这家企业的人。', ok: '接替' })}>让他接替现在的负责人</SecondaryButton> : null}
        <SecondaryButton block className="t-review-refuse" disabled={busyWith !== null} onPress={() => void decide('refuse', { title: '不同意吗', text: '原因会告诉他，他可以申诉一次，由另一位管理员决定。', ok: '不同意' })}>不同意</SecondaryButton>
      </View>
    </Card>
  )
}
