import { View } from '@tarojs/components'
import { OFFICE_ROLE_NAMES } from '@shared/register/office'
import { go } from '@/platform/navigate'
import { usePageParams } from '@/session/page-params'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Remark } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { ThingList } from '../ThingList'
import { useAdminArea } from '../use-admin-area'

/** 人员: the offices of an area, of one unit, or those that are about to end, found by name, unit or a whole mobile number. */
export default function PeoplePage() {
  const { areaId, unitId, name, ending, role } = usePageParams()
  const root = useAdminArea()
  const at = areaId ?? root
  return (
    <AdminFrame
      title="人员"
      tab={null}
      inner
      action={<BottomBar><PrimaryButton className="t-new-office" onPress={() => void go('/admin/enter/index', { of: 'office', ...(areaId === undefined ? {} : { areaId }), ...(unitId === undefined ? {} : { unitId }) })}>登记一位工作人员</PrimaryButton></BottomBar>}
    >
      {root === null || at === null
        ? null
        : <ThingList of="office" areaId={at} unitId={unitId} ending={ending === '1'} first={OFFICE_ROLE_NAMES.find((each) => each === role)} before={name === undefined ? ending === '1' ? <View className="ms-grow t-people-ending"><Remark icon="calendar">只看 30 天内任期到期的</Remark></View> : <View className="ms-grow" /> : <View className="ms-grow t-people-of"><Remark icon={unitId === undefined ? 'flag' : 'building'}>{`只看${name}`}</Remark></View>} />}
    </AdminFrame>
  )
}
