import { View } from '@tarojs/components'
import { Card } from '@/ui/Layout'
import { Skeleton } from '@/ui/States'

/** Grey rows as high as those of a list of cases or messages, until they come. */
export const RowsSkeleton = ({ rows = 3 }: { rows?: number }) => (
  <Card>
    {Array.from({ length: rows }, (_, at) => (
      <View key={at}>
        <Skeleton width="72%" height={20} gap={8} />
        <Skeleton width="48%" height={16} gap={at === rows - 1 ? 0 : 24} />
      </View>
    ))}
  </Card>
)
