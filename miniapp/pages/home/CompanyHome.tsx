import { View } from '@tarojs/components'
import { useState } from 'react'
import { CASE_LIST } from '@shared/case/list'
import { RANKS } from '@shared/register/pairing'
import { CaseRow } from '@/case/CaseRow'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useCaseList } from '@/case/use-case-list'
import { useShown } from '@/data/use-shown'
import { go, reLaunch } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { useLanding, type CompanyLanding } from '@/session/company-landing'
import { named } from '@/session/dress'
import { presentInstant } from '@/session/now'
import { SealLine } from '@/session/SealLine'
import { scanAndOpen } from '@/session/scan'
import { useSession } from '@/session/use-session'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { PersonCard } from '@/ui/People'
import { Pressable } from '@/ui/Pressable'
import { Sheet } from '@/ui/Sheet'
import { IconButton, TextButton } from '@/ui/SmallButton'
import { ErrorBlock } from '@/ui/States'
import { CompanyName } from './CompanyName'
import { EndedLine } from './EndedLine'
import { companyOrder, restWords, SHOWN } from './company-order'
import { HomeTop, Motif } from './HomeTop'
import { Codeless, ShortCodeForm } from './ShortCodeForm'
import '../pages.scss'

/** A company's own page: who serves it, what is going on, what it can do. `scanned`: its code was just opened. */
export const CompanyHome = ({ companyId, companyName, scanned = false }: { companyId: string; companyName: string; scanned?: boolean }) => {
  const landing = useLanding(companyId)
  const [typing, setTyping] = useState(false)
  return (
    <>
      <View className="msb-home">
        <Motif />
        <HomeTop>{scanned ? <View className="msb-good t-code-valid"><Icon name="check-circle" /><View>企业码有效</View></View> : null}</HomeTop>
        <CompanyName name={companyName} />
        <View className="msb-sub msb-sub--beside">{[landing?.company.areaName, '您已绑定这家企业'].filter(Boolean).join(' · ')}</View>
        <View className="msb-home__gap" />
        <EndedLine landing={landing} />
        <OfficerCard landing={landing} />
        <OpenCases companyId={companyId} />
        <Card className="msb-tiles">
          <Pressable className="msb-tiles__tile t-company-code" onPress={() => void go('/company/code/index', { companyId })}>
            <Icon name="qr" /><View>我的企业码</View>
          </Pressable>
          <Pressable className="msb-tiles__tile t-scan" onPress={() => void scanAndOpen(() => setTyping(true))}>
            <Icon name="scan" /><View>扫一扫</View>
          </Pressable>
        </Card>
        <Codeless />
        <SealLine />
      </View>
      <Sheet open={typing} onClose={() => setTyping(false)} title="这台设备不能扫码" lead="企业和窗口的码下面印着 8 位编号，输入它也一样。">
        <ShortCodeForm />
      </Sheet>
    </>
  )
}

/** Whoever else is there for a company. */
const BesideOfficer = ({ name, word, workPhone }: { name: string; word: string; workPhone: string | null }) => (
  <PersonCard small name={name} subtitle={word} {...(workPhone === null ? {} : { extra: <IconButton icon="phone" label={`电话 打给${name}`} onPress={() => platform.callPhone(workPhone)}>电话</IconButton> })} />
)

/** 您的服务专员, with one tap to call; who stands in for him, deputy and leaders; and the way to everybody else, from where the company lies. */
export const OfficerCard = ({ landing, own = true }: { landing: CompanyLanding | null; own?: boolean }) => {
  const { elder } = useSession()
  if (landing === null) return null
  const { company: { areaId }, officer, paired = [] } = landing
  const standIn = officer?.standIn
  const others = [...(standIn ? [{ ...standIn, word: '今天代办' }] : []), ...paired.map(({ rank, name, unitName, workPhone, onDuty }) => ({ name, workPhone, word: [`${named(RANKS[rank])}${onDuty ? '' : '，今天请假'}`, unitName].filter(Boolean).join(' · ') }))]
  const beside = others.map((one) => <BesideOfficer key={`${one.word}${one.name}`} {...one} />)
  const link = <TextButton go className="t-contacts-link" onPress={() => void go('/resident/contacts/index', { areaId })}>别的部门联系谁</TextButton>
  if (officer === null) return <Card className="t-paired">{beside}{link}</Card>
  const { workPhone } = officer
  // 长辈版 says less: only what is not as usual.
  const duty = !officer.onDuty ? ' · 今天请假，有人代办' : elder ? '' : ' · 今天在岗'
  return (
    <Card className="t-officer">
      <PersonCard
        name={officer.name}
        subtitle={`${own ? '您的' : ''}${named('{officer}')}${duty}${elder || officer.unitName === null ? '' : ` · ${officer.unitName}`}`}
        {...(workPhone === null ? {} : { onCall: () => platform.callPhone(workPhone) })}
        say={`${elder ? '' : '每件事都有编号，'}谁在办、哪天办完都看得到。`}
      />
      {beside}
      {link}
    </Card>
  )
}

const OpenCases = ({ companyId }: { companyId: string }) => {
  const list = useCaseList({ tab: { of: 'company', companyId }, box: 'open' }, { keepFor: 'restart' })
  const answered = useCaseList({ tab: { of: 'company', companyId }, box: 'answered' }, { keepFor: 'restart' })
  // What waits for material has no near date and stands at the end of a long list: then it is asked for by itself.
  const waiting = useCaseList(list.more ? { tab: { of: 'company', companyId }, box: 'open', filters: CASE_LIST.parts.waiting } : null, { keepFor: 'restart' })
  useShown(list.refresh, answered.refresh, waiting.refresh)
  const rows = companyOrder([answered, waiting, list].flatMap(({ items }) => items ?? []), presentInstant())
  const rest = restWords(list.counts ?? { open: rows.length, answered: 0 })
  const open = (id: string): void => void go('/company/case/index', { id })
  if (list.items === null && list.error !== null) {
    return <ErrorBlock title="正在办的事没有取到" message={list.error.message} requestId={list.error.requestId} onRetry={() => void list.refresh()} />
  }
  if (list.items !== null && rows.length === 0) return null
  return (
    <>
      <SectionHeader>正在办的事</SectionHeader>
      {list.items === null ? <RowsSkeleton rows={1} /> : <Card tight className="t-open-cases">{rows.slice(0, SHOWN).map((row) => <CaseRow key={row.id} row={row} onOpen={() => open(row.id)} />)}</Card>}
      {rest === null ? null : <View className="msb-centre"><TextButton go className="t-more-cases" onPress={() => void reLaunch('/pages/cases/index')}>{rest}</TextButton></View>}
    </>
  )
}
