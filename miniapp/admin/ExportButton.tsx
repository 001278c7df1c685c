import { View } from '@tarojs/components'
import { type ExportedAsk, useExport } from '@/list/use-export'
import { go } from '@/platform/navigate'
import { TextButton } from '@/ui/SmallButton'
import { Offered } from '@/session/offered'
import { grouped } from './numbers'

/** All of the list that is shown, to its end, as an .xlsx. */
export const ExportButton = ({ list }: { list: ExportedAsk }) => {
  const { begin, busy, rows } = useExport()
  const word = rows === null || rows === 0 ? '正在准备文件' : `已写 ${grouped(rows)} 行`
  return <Offered to="export.begin"><View className="admin-export"><TextButton icon="file" className="t-export" disabled={busy} onPress={() => void begin(list)}>{busy ? word : '导出表格'}</TextButton><TextButton go className="t-to-exports" onPress={() => void go('/admin/exports/index')}>导出记录</TextButton></View></Offered>
}
