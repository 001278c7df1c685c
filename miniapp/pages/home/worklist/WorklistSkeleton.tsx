import { View } from '@tarojs/components'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'

export const WorklistSkeleton = () => (
  <Card>
    {[1, 2, 3].map((row) => (
      <View key={row} className="worklist__wait">
        <Skeleton width="40%" />
        <Skeleton height={20} width="80%" />
        <Skeleton width="55%" />
      </View>
    ))}
  </Card>
)
