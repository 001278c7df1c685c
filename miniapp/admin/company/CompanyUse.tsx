import { View } from '@tarojs/components'
import type { OutputOf } from '@shared/api'
import { Loaded } from '@/data/Loaded'
import type { Query } from '@/data/use-query'
import { go } from '@/platform/navigate'
import { presentInstant } from '@/session/now'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { statusLook } from '@/words/case'
import { pastWords } from '@/words/time'
import { DeedLine } from '../DeedLine'
import { grouped } from '../numbers'

type Use = OutputOf<'deed.ofCompany'>
type UseQuery = Pick<Query<Use>, 'data' | 'error' | 'refresh'>

/** Requests that the administrator may read himself, and who looked at the company's sealed data. `cases`: how many requests there are, which is told to everybody. */
export const CompanyCases = ({ use: { data, error, refresh }, cases }: { use: UseQuery, cases: number }) => (
  <Loaded data={data} error={error} onRetry={() => void refresh()} failed="诉求没有读到" skeleton={<Card><Skeleton height={64} /></Card>}>
    {(use) => (
      <>
        <Card title="诉求" className="t-company-cases">
          {use.cases.length === 0
            ? <View className="ms-small">{cases === 0 ? '还没有提过诉求' : `共 ${grouped(cases)} 件。您的身份不看诉求内容，只看件数。`}</View>
            : use.cases.map(({ id, number, title, status, filedAt }) => {
              const look = statusLook(status)
              return <ListItem key={id} className="t-company-case" top={<Pill tone={look.tone} icon={look.icon}>{look.word}</Pill>} topSide={pastWords(presentInstant(), filedAt)} title={title} detail={number} onPress={() => void go('/officer/case/index', { id })} />
            })}
        </Card>
        <Card title="谁查看过联系方式" className="t-company-looks">
          {use.looks.length === 0 ? <View className="ms-small">没有人查看过</View> : use.looks.map((deed) => <DeedLine key={deed.id} deed={deed} />)}
        </Card>
      </>
    )}
  </Loaded>
)

/** Who files for it, and what is printed for it. */
export const CompanyPeople = ({ use: { data }, companyId }: { use: UseQuery, companyId: string }) => (data === null
  ? null
  : (
    <>
      <Card title="使用的人" className="t-company-people">
        {data.people.length === 0 ? <View className="ms-small">还没有人绑定。请企业扫自己的企业码绑定。</View> : null}
        {data.people.map(({ id, owner, phoneMasked }) => (
          <View key={id} className="admin-line">
            <Icon name="user" size={18} />
            <View className="ms-num">{`${owner ? '负责人' : '经办人'} ${phoneMasked ?? '没有验证手机号'}`}</View>
          </View>
        ))}
        <TextButton go className="t-to-people" onPress={() => void go('/company/people/index', { companyId })}>企业的人和记录</TextButton>
      </Card>
      <Card title="企业码" className="t-company-codes">
        {data.codes.length === 0 ? <View className="ms-small">还没有发码</View> : null}
        {data.codes.map(({ id, shortCode, status, issuedAt, revokedAt, reason }) => (
          <View key={id} className="admin-change">
            <View className="admin-change__head">
              <View className="ms-strong ms-num">{shortCode ?? '没有短码'}</View>
              <Pill tone={status === 'active' ? 'green' : 'still'} icon={status === 'active' ? 'check-circle' : 'octagon-x'}>{status === 'active' ? '在用' : '已停用'}</Pill>
            </View>
            <View className="ms-small ms-num">{[`${pastWords(presentInstant(), issuedAt)}发`, revokedAt === null ? null : `${pastWords(presentInstant(), revokedAt)}停用`, reason].filter(Boolean).join('，')}</View>
          </View>
        ))}
        <TextButton go className="t-sign-link" onPress={() => void go('/admin/sign/index', { companyId })}>牌子和扫码记录</TextButton>
      </Card>
    </>
    ))
