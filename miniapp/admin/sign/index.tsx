import { Image, View } from '@tarojs/components'
import { nameOfSign, signOf } from '@shared/register/sign-names'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { Frame } from '@/session/Frame'
import { presentInstant } from '@/session/now'
import { usePageParams } from '@/session/page-params'
import { useSession } from '@/session/use-session'
import { aria } from '@/ui/aria'
import { DefinitionList } from '@/ui/DefinitionList'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Empty, Remark, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { pastWords } from '@/words/time'
import type { Named } from './ReissueSheet'
import { SignActs } from './SignActs'
import { datesOf, flagWords, scansWords, scanWords } from './sign-words'
import '../admin.scss'

/** 牌子: the code of a company, a window or a matter, its dates, what can be done with it, and how it is scanned; for its own people, its officer and the administrator. */
export default function SignPage() {
  const { companyId, windowId, gridId, counterId, matterId } = usePageParams()
  const { me, status } = useSession()
  const given: Named = { companyId, windowId, gridId, counterId, matterId }
  const of = signOf(given)
  const named: Named | null = of === null ? null : { [nameOfSign(of.of)]: of.id }
  const { data, error, refresh } = useQuery('directory.sign', me === null ? null : named)
  useShown(refresh)
  const now = presentInstant()
  return (
    <Frame title="牌子" tab={null} inner column className="admin" loading={status === 'loading' || (named !== null && data === null && error === null)}>
      {named === null ? <Empty icon="qr" title="没有指明是谁的牌子" text="请从企业、窗口、大厅、网格或事项的页面打开。" /> : (
        <Loaded data={data} error={error} onRetry={() => void refresh()} failed="牌子没有读到" skeleton={<Card><Skeleton height={28} width="60%" /><Skeleton height={40} /><Skeleton height={40} /></Card>}>
          {({ name, code, scans, flags, recent }) => (
            <View className="msb-stack t-sign">
              <Card title={name}>
                {code === null
                  ? <View className="ms-small">还没有发码。点“看码”就会发一张。</View>
                  : (
                    <>
                      <View className="admin__gap"><Pill tone={code.status === 'revoked' ? 'still' : code.lostAt === null ? 'green' : 'amber'} icon={code.status === 'revoked' ? 'octagon-x' : code.lostAt === null ? 'check-circle' : 'alert-triangle'}>{code.status === 'revoked' ? '已停用' : code.lostAt === null ? '在用' : '登记丢失，还能扫'}</Pill></View>
                      <DefinitionList facts={datesOf(code, now)} />
                      {code.photo === null ? null : <Image className="sign-photo t-photo" src={code.photo} mode="aspectFill" nativeProps={{ alt: '' }} {...aria({ role: 'img', label: '贴好的照片' })} />}
                    </>
                    )}
                <SignActs code={code} named={named} name={name} onDone={refresh} />
              </Card>
              <Card title="扫码记录" className="t-scans">
                {flags.map((flag) => <Remark key={flag.flag} icon="alert-triangle">{flagWords(flag)}</Remark>)}
                <View className="ms-small ms-num">{scansWords(scans)}</View>
                {recent.map((one) => (
                  <View key={`${one.at} ${one.mark}`} className="admin-line"><Icon name="scan" size={18} /><View className="ms-num">{`${pastWords(now, one.at)} ${scanWords(one)}`}</View></View>
                ))}
                {recent.length === 0 ? null : <Remark icon="lock">只记是哪一类人，四位字母只用来分清是不是同一个人，查不到是谁</Remark>}
              </Card>
            </View>
          )}
        </Loaded>
      )}
    </Frame>
  )
}
