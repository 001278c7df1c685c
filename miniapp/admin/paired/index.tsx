import { useState } from 'react'
import type { CompanyState } from '@shared/register/company'
import { type ServesAs, SERVES_AS, SERVES_AS_NAMES } from '@shared/register/pairing'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { go } from '@/platform/navigate'
import { platform } from '@/platform/platform'
import { Frame } from '@/session/Frame'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { stateLook } from '../company-words'
import { ExportButton } from '../ExportButton'
import '../admin.scss'
import { named } from '@/session/dress'

const EVERY = 'every'
type Shown = typeof EVERY | ServesAs
const ranksOf = (shown: Shown): ServesAs[] => (shown === EVERY ? [...SERVES_AS_NAMES] : [shown])

const StateOf = ({ state }: { state: CompanyState }) => {
  const { word, tone, icon } = stateLook(state)
  return <Pill tone={tone} icon={icon}>{word}</Pill>
}

/** 我联系的企业: companies that I serve, and those whose deputy or leader I am, each with the officer to call. */
export default function PairedPage() {
  const [shown, setShown] = useState<Shown>(EVERY)
  const list = useList('pairing.mine', { ranks: ranksOf(shown) })
  useShown(list.refresh)
  return (
    <Frame title="我联系的企业" tab={null} inner column loading={list.items === null && list.error === null}>
      <ListPage
        list={list}
        tabs={{ label: '我是', all: [{ value: EVERY, word: '全部' }, ...SERVES_AS_NAMES.map((value) => ({ value, word: named(SERVES_AS[value]) }))], current: shown, onChange: setShown }}
        onRetry={() => void list.refresh()}
        failed="企业没有读到"
        skeleton={<Card><Skeleton height={64} /><Skeleton height={64} /></Card>}
        empty={<Empty icon="building" title={shown === EVERY ? '还没有联系的企业' : `没有您作为${named(SERVES_AS[shown])}的企业`} text={named('系统管理员在企业的登记里指定{officer}、副{officerShort}和联系领导，指定以后就在这里。')} />}
      >
        {(rows) => (
          <>
            <ExportButton list={{ of: 'paired' }} />
            <Card tight className="t-paired-rows">
              {rows.map(({ id, rank, name, areaName, address, state, officer }) => {
                const phone = rank === 'lead' ? null : officer?.workPhone ?? null
                const serves = rank === 'lead' ? '' : officer === null ? named('没有{officerShort}') : `${named('{officer}')} ${officer.name}`
                return (
                  <ListItem
                    key={`${rank} ${id}`}
                    className="t-paired-row"
                    lead={<Icon name="building" />}
                    title={name}
                    detail={[areaName, address, serves].filter((part) => part !== '').join(' · ')}
                    {...(rank === 'lead' ? { onPress: () => void go('/company/people/index', { companyId: id }) } : {})}
                    bottom={<><Pill tone="blue" icon="people">{named(SERVES_AS[rank])}</Pill>{state === 'operating' ? null : <StateOf state={state} />}</>}
                    {...(phone === null ? {} : { action: <TextButton icon="phone" label={`打电话 给${officer?.name ?? ''}`} onPress={() => platform.callPhone(phone)}>打电话</TextButton> })}
                  />
                )
              })}
            </Card>
          </>
        )}
      </ListPage>
    </Frame>
  )
}
