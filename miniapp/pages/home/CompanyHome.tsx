import { View } from '@tarojs/components'
import { useState } from 'react'
import { CaseRow } from '@/case/CaseRow'
import { RowsSkeleton } from '@/case/RowsSkeleton'
import { useCaseList } from '@/case/use-case-list'
import { useShown } from '@/data/use-shown'
import { go, reLaunch } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { useLanding, type CompanyLanding } from '@/session/company-landing'
import { scanAndOpen } from '@/session/scan'
import { shownCount } from '@/ui/count'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { PersonCard } from '@/ui/People'
import { Pressable } from '@/ui/Pressable'
import { Sheet } from '@/ui/Sheet'
import { TextButton } from '@/ui/SmallButton'
import { ErrorBlock } from '@/ui/States'
import { HomeTop, Motif } from './HomeTop'
import { ShortCodeForm } from './ShortCodeForm'
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
        <View className="ms-display msb-home__name t-company-name">{companyName}</View>
        <View className="msb-sub">{[landing?.company.areaName, '您是这家企业的经办人'].filter(Boolean).join(' · ')}</View>
        <View className="msb-home__gap" />
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
      </View>
      <Sheet open={typing} onClose={() => setTyping(false)} title="这台设备不能扫码" lead="企业和窗口的码下面印着 8 位编号，输入它也一样。">
        <ShortCodeForm />
      </Sheet>
    </>
  )
}

/** 您的服务专员, with one tap to call. */
export const OfficerCard = ({ landing, own = true }: { landing: CompanyLanding | null; own?: boolean }) => {
  const officer = landing?.officer ?? null
  if (officer === null) return null
  const { workPhone } = officer
  return (
    <Card className="t-officer">
      <PersonCard
        name={officer.name}
        subtitle={`${own ? '您的' : ''}服务专员 · ${officer.onDuty ? '今天在岗' : '今天请假，有人代办'}`}
        {...(workPhone === null ? {} : { onCall: () => platform.callPhone(workPhone) })}
        say="每件事都有编号，谁在办、哪天办完都看得到。"
      />
    </Card>
  )
}

/** Rows that stand on the home page; the rest is one tap away. */
const SHOWN = 5

const AllCases = ({ total }: { total: number }) => (
  <TextButton go className="t-all-cases" onPress={() => void reLaunch('/pages/cases/index')}>{`全部 ${shownCount(total)} 件`}</TextButton>
)

const OpenCases = ({ companyId }: { companyId: string }) => {
  const list = useCaseList({ tab: { of: 'company', companyId }, box: 'open' }, { keepFor: 'restart' })
  const answered = useCaseList({ tab: { of: 'company', companyId }, box: 'answered' }, { keepFor: 'restart' })
  useShown(list.refresh, answered.refresh)
  const rows = [...(answered.items ?? []), ...(list.items ?? [])]
  const total = list.counts === null ? rows.length : list.counts.open + list.counts.answered
  const open = (id: string): void => void go('/company/case/index', { id })
  if (list.items === null && list.error !== null) {
    return <ErrorBlock title="正在办的事没有取到" message={list.error.message} requestId={list.error.requestId} onRetry={() => void list.refresh()} />
  }
  if (list.items !== null && rows.length === 0) return null
  return (
    <>
      <SectionHeader action={total > SHOWN ? <AllCases total={total} /> : undefined}>正在办的事</SectionHeader>
      {list.items === null ? <RowsSkeleton rows={1} /> : <Card tight className="t-open-cases">{rows.slice(0, SHOWN).map((row) => <CaseRow key={row.id} row={row} onOpen={() => open(row.id)} />)}</Card>}
    </>
  )
}
