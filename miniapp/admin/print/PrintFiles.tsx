import { openFile } from '@/data/open-file'
import { Card } from '@/ui/Layout'
import { ListItem } from '@/ui/ListItem'
import { MiniButton } from '@/ui/SmallButton'
import { grouped } from '../numbers'
import type { PrintShown } from './print-words'

interface File { url: string, name: string }
const open = (file: File, label: string) => <MiniButton className="t-open-file" icon="file" label={label} onPress={() => void openFile(file)}>打开</MiniButton>

/** Files to hand to whoever prints, as many as there are, and the list to put the signs up by. */
export const PrintFiles = ({ view: { files, list } }: { view: PrintShown }) => (
  <Card title="文件" className="t-print-files">
    {files.map((file, nth) => (
      <ListItem
        key={file.name}
        title={files.length === 1 ? '牌子' : `第 ${nth + 1} 份`}
        detail={`${grouped(file.signs)} 块，${grouped(file.pages)} 页：${file.first}${file.signs === 1 ? '' : ` 到 ${file.last}`}`}
        action={open(file, `打开第 ${nth + 1} 份`)}
      />
    ))}
    {list === null ? null : <ListItem title="贴牌清单" detail="每一块是谁的、贴在哪里、在第几页，按走的顺序" action={open(list, '打开贴牌清单')} />}
  </Card>
)
