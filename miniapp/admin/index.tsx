import { View } from '@tarojs/components'
import { Loaded } from '@/data/Loaded'
import { useQuery } from '@/data/use-query'
import { useShown } from '@/data/use-shown'
import { go, reLaunch } from '@/platform/navigate'
import { useSession } from '@/session/use-session'
import { PrimaryButton } from '@/ui/Button'
import { Icon } from '@/ui/Icon'
import { Card, SectionHeader } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { TextButton } from '@/ui/SmallButton'
import { Remark, Skeleton } from '@/ui/States'
import { calendarWanted } from '@/words/calendar'
import { AdminFrame } from './AdminFrame'
import { Figures } from './Figures'
import { ImportLine } from './ImportLine'
import { grouped } from './numbers'
import { adminsWanted } from './thing-words'
import { Proposals } from './Proposals'
import { useAdminArea } from './use-admin-area'

/** 首页 of an administrator: how many companies there are and which wait for something, imports that wait for a decision. */
export default function AdminHome() {
  const { me, identity } = useSession()
  const areaId = useAdminArea()
  const { data, error, refresh } = useQuery('register.overview', areaId === null ? null : { areaId })
  const waiting = useQuery('register.decisions', areaId === null ? null : { areaId })
  useShown(refresh, waiting.refresh)
  const wanted = me === null ? null : calendarWanted(me)
  return (
    <AdminFrame
      title="码上办"
      tab="home"
      head={{ title: `${identity?.areaName ?? ''}企业名册` }}
      main={<PrimaryButton className="t-new-import" onPress={() => void go('/admin/import/index')}>导入表格</PrimaryButton>}
      loading={areaId !== null && data === null && error === null}
    >
      {wanted === null ? null : <View className="admin__gap t-calendar-wanted"><Remark icon="calendar">{wanted}</Remark><TextButton go className="t-to-calendar" onPress={() => void go('/admin/calendar/index')}>去录入</TextButton></View>}
      <Loaded data={data} error={error} onRetry={() => void refresh()} failed="名册没有读到" skeleton={<Waiting />}>
        {(shown) => (
          <View>
            <Figures overview={shown} />
            {adminsWanted(shown.admins) === null ? null : <Card className="t-admins-wanted"><Remark icon="alert-triangle">{adminsWanted(shown.admins) ?? ''}</Remark></Card>}
            {shown.lastResortMissing ? <Card className="t-last-resort"><Remark icon="alert-triangle">兜底负责人不够：要有两位，不在同一单位。否则投诉到他们头上的事没有人接。</Remark></Card> : null}
            {shown.parked === 0 ? null : <Card className="t-parked"><Remark icon="alert-triangle">{`有 ${grouped(shown.parked)} 项后台任务试过多次没有做成，已停下，不影响其他。请告诉维护系统的人。`}</Remark></Card>}
            {shown.imports.length === 0
              ? null
              : (
                <>
                  <SectionHeader>要处理的导入</SectionHeader>
                  <Card tight className="t-open-imports">{shown.imports.map((one) => <ImportLine key={one.id} one={one} />)}</Card>
                </>
                )}
            <Proposals proposals={shown.proposals} />
            <SectionHeader>管理</SectionHeader>
            <Card tight>
              <ListItem plain className="t-to-decisions" lead={<Icon name="hand" />} title="等您决定" detail={waiting.data === null ? '导入、停下的任务、没有专员的企业' : waiting.data.many === 0 ? '没有等您决定的事' : `${grouped(waiting.data.many)} 项`} onPress={() => void go('/admin/decisions/index')} />
              <ListItem plain className="t-to-companies" lead={<Icon name="building" />} title="企业" detail="查找、登记、更正，看谁改过什么" onPress={() => void reLaunch('/admin/companies/index')} />
              <ListItem plain className="t-to-assign" lead={<Icon name="people" />} title="结对" detail={shown.unmatched === 0 ? '按规则给企业指定专员' : `${grouped(shown.unmatched)} 家没有专员，按规则一次指定`} onPress={() => void go('/admin/assign/index')} />
              <ListItem plain className="t-to-handover" lead={<Icon name="transfer" />} title="工作交接" detail="有人离岗，把他的企业和诉求交给同事" onPress={() => void go('/admin/handover/index')} />
              <ListItem plain className="t-to-places" lead={<Icon name="flag" />} title="区域和单位" detail={`镇街、村社、网格，单位 ${grouped(shown.units)} 个，窗口`} onPress={() => void go('/admin/places/index')} />
              <ListItem plain className="t-to-people" lead={<Icon name="people" />} title="人员" detail={`工作人员 ${grouped(shown.officials)} 人，职务和任期`} onPress={() => void go('/admin/people/index')} />
              {shown.notJoined === 0 ? null : <ListItem plain className="t-to-joining" lead={<Icon name="user" />} title="还没有登录的人" detail={`${grouped(shown.notJoined)} 人，邀请他们登录`} onPress={() => void go('/admin/joining/index')} />}
              <ListItem plain className="t-to-imports" lead={<Icon name="file" />} title="导入记录" detail="企业、结对等表格，必要时整次撤销" onPress={() => void reLaunch('/admin/imports/index')} />
              <ListItem plain className="t-to-settings" lead={<Icon name="pencil" />} title="设置" detail="办理时限、办公时间、放假安排、咨询电话" onPress={() => void go('/admin/settings/index')} />
              <ListItem plain className="t-to-deeds" lead={<Icon name="eye" />} title="审计" detail="谁做了什么，谁查看过联系方式" onPress={() => void go('/admin/deeds/index')} />
              <ListItem plain className="t-to-exports" lead={<Icon name="file" />} title="导出记录" detail="自己导出过的文件，存 7 天" onPress={() => void go('/admin/exports/index')} />
              <ListItem plain className="t-to-me" lead={<Icon name="user" />} title="我的" detail="身份、手机号、登录的电脑" onPress={() => void reLaunch('/pages/me/index')} />
            </Card>
          </View>
        )}
      </Loaded>
    </AdminFrame>
  )
}

const Waiting = () => (
  <View>
    <View className="admin-figures"><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /><Skeleton height={112} /></View>
    <Card><Skeleton width="40%" /><Skeleton height={48} /><Skeleton height={48} /></Card>
  </View>
)
