import { View } from '@tarojs/components'
import { useState } from 'react'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { FormField } from '@/form/Form'
import { useForm } from '@/form/use-form'
import { go, home } from '@/platform/navigate'
import { named } from '@/session/dress'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { FieldError } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { OfflineBanner } from '@/ui/OfflineBanner'
import { Page } from '@/ui/Page'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Remark } from '@/ui/States'
import { AreaLevel } from './AreaLevel'
import { UNLISTED_FORM, usccProblem } from './unlisted-form'

const TITLE = '我的企业还没有码'

/** What it is called, where it is and its credit code; then the same form as for any company. */
export default function UnlistedPage() {
  const { status, me } = useSession()
  if (status === 'anonymous') {
    return <Page title={TITLE}><Empty icon="user" title="登录后才能提交" text={named('请在微信里打开{product}，或选择您的身份。')} action={<PrimaryButton onPress={() => void home()}>回首页</PrimaryButton>} /></Page>
  }
  return me === null ? <Page title={TITLE} loading><RowsSkeleton rows={2} /></Page> : <UnlistedScreen key={me.personId} />
}

const UnlistedScreen = () => {
  const { kind } = usePageParams()
  const form = useForm({ fields: UNLISTED_FORM, draftKey: 'unlisted', also: usccProblem })
  const { areaId: area } = form.values
  // What was chosen before is shown by its name; choosing goes on level by level.
  const [choosing, setChoosing] = useState(area === null)
  const next = (): void => {
    if (!form.check()) return
    const { name, uscc, areaId } = form.input()
    void go('/company/file/index', { name, areaId, ...(uscc === undefined ? {} : { uscc }), ...(kind === undefined ? {} : { kind }) })
  }
  return (
    <Page title={TITLE} offlineBanner={false} foot={<BottomBar><PrimaryButton className="t-next" onPress={next}>下一步，写诉求</PrimaryButton></BottomBar>}>
      <OfflineBanner detail="写的内容已存在这部手机里" />
      <View className="t-unlisted">
        <Remark icon="info">新开的店、分店、个体户，没有码也可以提，照样有人办。有码的请回首页扫码。</Remark>
        <Card>
          <FormField form={form} prefix="unlisted" name="name" />
          <FormField form={form} prefix="unlisted" name="uscc" />
        </Card>
        <View id={form.placeOf('areaId')}>
          <Card title="在哪里" className="t-unlisted-area">
            {choosing || area === null
              ? <AreaLevel at={null} onChoose={(chosen) => form.change({ areaId: { kind: 'region', ...chosen } })} />
              : <ListItem title={area.name} action={<TextButton className="t-again" onPress={() => setChoosing(true)}>重选</TextButton>} />}
            <FieldError>{form.problems.areaId}</FieldError>
          </Card>
        </View>
      </View>
    </Page>
  )
}
