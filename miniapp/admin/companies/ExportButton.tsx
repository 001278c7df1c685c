import { View } from '@tarojs/components'
import type { InputOf } from '@shared/api'
import { TextButton } from '@/ui/SmallButton'
import { grouped } from '../numbers'
import { useExport } from './use-export'

/** All of the list that is shown, to its end, as an .xlsx. */
export const ExportButton = ({ list }: { list: InputOf<'export.begin'>['list'] }) => {
  const { begin, busy, rows } = useExport()
  const word = rows === null || rows === 0 ? '正在准备文件' : `已写 ${grouped(rows)} 家`
  return <View className="admin-export"><TextButton icon="file" className="t-export" disabled={busy} onPress={() => void begin(list)}>{busy ? word : '导出表格'}</TextButton></View>
}
