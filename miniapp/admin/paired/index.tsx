import { RANKS } from '@shared/register/pairing'
import { useList } from '@/data/use-list'
import { useShown } from '@/data/use-shown'
import { ListPage } from '@/list/ListPage'
import { platform } from '@/platform/platform'
import { Frame } from '@/session/Frame'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Empty, Skeleton } from '@/ui/States'
import { Pill } from '@/ui/Status'
import { ExportButton } from '../ExportButton'
import '../admin.scss'
import { named } from '@/session/dress'

/** 我联系的企业: companies whose deputy or leader I am, each with the officer to call. */
export default function PairedPage() {
  const list = useList('pairing.mine', {})
  useShown(list.refresh)
  return (
    <Frame title="我联系的企业" tab={null} inner column loading={list.items === null && list.error === null}>
      <ListPage
        list={list}
        onRetry={() => void list.refresh()}
        failed="企业没有读到"
        skeleton={<Card><Skeleton height={64} /><Skeleton height={64} /></Card>}
        empty={<Empty icon="building" title="还没有联系的企业" text={named('系统管理员在企业的登记里指定副{officerShort}和联系领导，指定以后就在这里。')} />}
      >
        {(rows) => (
          <>
            <ExportButton list={{ of: 'paired' }} />
            <Card tight className="t-paired-rows">
              {rows.map(({ id, rank, name, areaName, address, officer }) => {
                const phone = officer?.workPhone ?? null
                return (
                  <ListItem
                    key={id}
                    className="t-paired-row"
                    lead={<Icon name="building" />}
                    title={name}
                    detail={[areaName, address, officer === null ? named('没有{officerShort}') : `${named('{officer}')} ${officer.name}`].filter((part) => part !== '').join(' · ')}
                    bottom={<Pill tone="blue" icon="people">{named(RANKS[rank])}</Pill>}
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
