import { View } from '@tarojs/components'
import type { CompanyDetail } from '@shared/api/register-views'
import { COMPANY_SIZES } from '@shared/register/company'
import { RANKS } from '@shared/register/pairing'
import { platform } from '@/platform/platform'
import { CopyText } from '@/ui/CopyText'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { TextButton } from '@/ui/SmallButton'
import { Pill } from '@/ui/Status'
import { DefinitionList, type Fact } from '@/ui/DefinitionList'
import { named } from '@/session/dress'
import { stateLook } from '../company-words'
import { grouped } from '../numbers'

interface Props {
  company: CompanyDetail
}

/** Name, state, and names it had before. */
export const CompanyHead = ({ company: { name, formerNames, state, key } }: Props) => {
  const look = stateLook(state)
  return (
    <View className="admin-company">
      <View className="ms-title t-company-name">{name}</View>
      {formerNames.length === 0 ? null : <View className="ms-small">{`曾用名：${formerNames.join('、')}`}</View>}
      <View className="admin-company__marks">
        <Pill tone={look.tone} icon={look.icon}>{look.word}</Pill>
        {key ? <Pill tone="blue" icon="star">重点企业</Pill> : null}
      </View>
    </View>
  )
}

const NONE = <View className="ms-small">没有填</View>

const Uscc = ({ company: { uscc, organisationCodeOdd } }: Props) => (
  <View>
    <CopyText what="信用代码" text={uscc} />
    {organisationCodeOdd ? <View className="admin-mark admin-mark--amber admin-mark--line t-organisation-odd"><Icon name="alert-triangle" size={16} /><View>机构代码校验不对，可对照执照核对</View></View> : null}
  </View>
)

function officerFact({ officer }: CompanyDetail): Fact {
  if (officer === null) return { key: named('{officer}'), value: <View className="admin-mark admin-mark--amber"><Icon name="alert-triangle" size={16} /><View>{named('没有{officerShort}，请在“更正”里指定')}</View></View> }
  const { name, unitName, workPhone, standIn } = officer
  return {
    key: named('{officer}'),
    value: <View><View>{name}</View>{unitName === null ? null : <View className="ms-caption">{unitName}</View>}{standIn === null ? null : <View className="ms-caption t-stand-in">{`请假中，由${standIn.name}代办 ${standIn.workPhone ?? ''}`}</View>}</View>,
    ...(workPhone === null ? {} : { action: <TextButton icon="phone" className="t-call-officer" label={`打电话 给${name}`} onPress={() => platform.callPhone(workPhone)}>打电话</TextButton> }),
  }
}

/** Who is there for it besides. */
const pairedFact = ({ rank, name, unitName, workPhone, onDuty }: CompanyDetail['paired'][number]): Fact => ({
  key: named(RANKS[rank]),
  value: <View className={`t-paired-${rank}`}><View>{onDuty ? name : `${name}（请假中）`}</View>{unitName === null ? null : <View className="ms-caption">{unitName}</View>}</View>,
  ...(workPhone === null ? {} : { action: <TextButton icon="phone" label={`打电话 给${name}`} onPress={() => platform.callPhone(workPhone)}>打电话</TextButton> }),
})

const Contacts = ({ company: { contacts } }: Props) => (contacts.length === 0 ? NONE : <View>{contacts.map(({ name, phoneMasked }) => <View key={`${name}${phoneMasked}`}>{`${name} ${phoneMasked}`}</View>)}</View>)

/** What is registered of it. */
export const CompanyFacts = ({ company }: Props) => {
  const { areaName, address, industry, industryName, size } = company
  return (
    <Card tight className="t-company-facts">
      <DefinitionList
        facts={[
          { key: '信用代码', value: <Uscc company={company} /> },
          { key: '所属区域', value: areaName },
          { key: '地址', value: address === '' ? NONE : address },
          { key: '行业', value: industry === null ? NONE : `${industryName ?? ''}（${industry}）` },
          { key: '规模', value: size === null ? NONE : COMPANY_SIZES[size] },
          officerFact(company),
          ...company.paired.map(pairedFact),
          { key: '联系人', value: <Contacts company={company} /> },
        ]}
      />
    </Card>
  )
}

/** How many requests it has: to an administrator numbers and nothing else. */
export const CompanyNumbers = ({ company }: Props) => (
  <Card tight className="t-company-numbers">
    <DefinitionList
      facts={[
        { key: '在办诉求', value: `${grouped(company.openCases)} 件` },
        { key: '全部诉求', value: `${grouped(company.cases)} 件` },
      ]}
    />
  </Card>
)
