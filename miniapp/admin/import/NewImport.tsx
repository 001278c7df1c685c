import { View } from '@tarojs/components'
import type { ImportKind } from '@shared/register/import'
import { SHEETS } from '@shared/register/sheets'
import { Failure } from '@/form/Failure'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { SwitchRow } from '@/ui/Choice'
import { FieldError, TextField } from '@/ui/Field'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { Pressable } from '@/ui/Pressable'
import { TextButton } from '@/ui/SmallButton'
import { Remark } from '@/ui/States'
import { AdminFrame } from '../AdminFrame'
import { useAdminArea } from '../use-admin-area'
import { KindChoice } from './KindChoice'
import { sizeWords } from './words'
import { Steps } from './Steps'
import { useNewImport } from './use-new-import'

/** The first step: of what, a file, where it comes from, and whether what it does not name ends. */
export const NewImport = ({ kind: first }: { kind: ImportKind }) => {
  const areaId = useAdminArea()
  const { kind, become, file, fault, source, tell, closeAbsent, setCloseAbsent, percent, error, choose, begin } = useNewImport(areaId, first)
  const busy = percent !== null
  const { absent } = SHEETS[kind]
  return (
    <AdminFrame
      title="导入表格"
      tab="imports"
      inner
      column
      action={(
        <BottomBar hint="先试算，不改动任何数据">
          <PrimaryButton className="t-begin" busy={busy} busyText={percent !== null && percent < 100 ? `正在上传 ${percent}%` : '正在开始'} onPress={() => void begin()}>{file === null ? '选文件' : '试算'}</PrimaryButton>
        </BottomBar>
      )}
    >
      <Steps at={1} />
      <KindChoice kind={kind} disabled={busy} onChange={become} areaId={areaId} />
      <Card title="选文件">
        {file === null
          ? (
            <Pressable className="admin-pick t-pick" onPress={() => void choose()}>
              <Icon name="file" size={32} />
              <View className="ms-strong">选一个表格</View>
              <View className="ms-caption">.xlsx 或 .csv</View>
            </Pressable>
            )
          : (
            <View className="admin-picked t-picked">
              <Icon name="file" size={24} />
              <View className="ms-grow"><View className="ms-strong admin-break">{file.name}</View><View className="ms-caption ms-num">{sizeWords(file.size)}</View></View>
              {busy ? null : <TextButton className="t-other-file" onPress={() => void choose()}>换一个</TextButton>}
            </View>
            )}
        <FieldError>{fault ?? undefined}</FieldError>
      </Card>
      <Card>
        <TextField id="import-source" label="来源" hint="可以不填" placeholder="例如 市场监管局" value={source} onChange={tell} max={40} disabled={busy} />
        <View className="admin__gap"><Remark icon="info">写了来源，下次同一来源的表会照这次认列</Remark></View>
      </Card>
      {absent === null ? null : <Card tight><SwitchRow id="close-absent" title={absent.title} detail={absent.detail} on={closeAbsent} onChange={(on) => { if (!busy) setCloseAbsent(on) }} /></Card>}
      {error === null ? null : <Failure error={error} failed="没有开始" />}
    </AdminFrame>
  )
}
