import { View } from '@tarojs/components'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'

/** Grey where the state, the title, the holder and the date of a request will stand, as high as they are, so that nothing jumps. */
export const CaseSkeleton = () => (
  <>
    <View className="msb-head">
      <Skeleton height={26} width={76} gap={8} />
      <Skeleton height={29} width="80%" gap={0} />
    </View>
    <Card><Skeleton height={20} width="30%" gap={6} /><Skeleton height={13} width="60%" gap={7} /><Skeleton height={13} width="80%" gap={0} /></Card>
    <Card><Skeleton width="20%" /><Skeleton height={36} width="50%" gap={16} /><Skeleton height={6} gap={14} /><Skeleton width="55%" gap={0} /></Card>
    <Card><Skeleton height={20} width="25%" /><Skeleton width="70%" /><Skeleton width="60%" gap={0} /></Card>
  </>
)
