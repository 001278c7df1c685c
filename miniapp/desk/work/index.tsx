import type { ActionName } from '@shared/api'
import { go } from '@/platform/navigate'
import { Frame } from '@/session/Frame'
import { homeOf, type Identity } from '@/session/identity'
import { useSession } from '@/session/use-session'
import { Icon } from '@/ui/Icon'
import type { IconName } from '@/ui/icon-paths'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { named } from '@/session/dress'
import { useOffered } from '@/session/offered'

interface Way {
  className: string
  icon: IconName
  title: string
  detail: string
  to: string
  /** What its page asks for. */
  asks: ActionName
  /** Whose it is, in the office he acts in. */
  of: (identity: Identity) => boolean
}

const inOffice = ({ role }: Identity): boolean => role !== 'company' && role !== 'resident'

// prettier-ignore
const WAYS: readonly Way[] = [
  { className: 't-exports-link',  icon: 'file',     title: '导出记录',     detail: '自己导出过的文件，存 7 天',      to: '/admin/exports/index',  asks: 'export.list',     of: inOffice },
  { className: 't-paired-link',   icon: 'building', title: '我联系的企业', detail: '主办的、作为副{officerShort}或联系领导的', to: '/admin/paired/index',   asks: 'pairing.mine',    of: ({ role }) => ['worklist', 'board'].includes(homeOf(role)) },
  { className: 't-handover-link', icon: 'transfer', title: '工作交接',     detail: '把同事手上的诉求交给别人',       to: '/admin/handover/index', asks: 'handover.people', of: ({ role, head }) => role === 'department' && head === true },
  { className: 't-join-link',     icon: 'people',   title: '我是工作人员', detail: '第一次用，凭邀请码或登记的手机号登录', to: '/desk/join/index', asks: 'directory.join', of: () => true },
]

/** 工作人员: what somebody in office has besides his home page, and how somebody becomes one who has never signed in. */
export default function WorkPage() {
  const { identity, status } = useSession()
  const offered = useOffered()
  return (
    <Frame title="工作人员" tab={null} inner acts column loading={status === 'loading'}>
      <Card tight>
        {identity === null
          ? null
          : WAYS.filter(({ of, asks }) => of(identity) && offered(asks)).map(({ className, icon, title, detail, to }) => <ListItem key={to} plain className={className} lead={<Icon name={icon} />} title={title} detail={named(detail)} onPress={() => void go(to)} />)}
      </Card>
    </Frame>
  )
}
