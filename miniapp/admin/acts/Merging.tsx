import { View } from '@tarojs/components'
import { go } from '@/platform/navigate'
import { Offered } from '@/session/offered'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'

/** That a merge of it waits for another administrator, and the way there; nothing where none does. */
export const Merging = ({ id }: { id: string | null }) => (id === null
  ? null
  : (
    <View className="admin-merging t-merging">
      <Remark icon="hand">有一个合并在等另一位管理员确认，确认以前照旧</Remark>
      <Offered to="merge.show"><TextButton go className="t-go-merge" onPress={() => void go('/admin/merge/index', { id })}>看这个合并</TextButton></Offered>
    </View>
    ))
