import { View } from '@tarojs/components'
import { IMPORT_KINDS } from '@shared/register/import'
import { Icon } from '@/ui/Icon'
import { Card } from '@/ui/Layout'
import { DefinitionList } from '@/ui/DefinitionList'
import { named } from '@/session/dress'
import { BeforeAfter } from '../BeforeAfter'
import { countOf } from '../kind-words'
import { grouped } from '../numbers'
import { type ImportView, many } from './words'

/** What the changed rows change: how many each, and one example. */
export const ChangedFields = ({ view: { kind, changes }, changed }: { view: ImportView, changed: number }) => (changes.length === 0
  ? null
  : (
    <Card title={`更新的 ${countOf(kind, grouped(changed))}改了什么`} className="t-changed-fields">
      {changes.map(({ label, count, example }) => (
        <View key={label} className="admin-change">
          <View className="admin-change__head"><View className="ms-strong">{label}</View><View className="ms-num">{countOf(kind, grouped(count))}</View></View>
          {example === null
            ? null
            : (
              <>
                <View className="ms-caption">{example.name}</View>
                {example.before === null && example.after === null
                  ? <View className="admin-mark"><Icon name="lock" size={16} /><View>内容加密</View></View>
                  : <BeforeAfter before={example.before} after={example.after} />}
              </>
              )}
        </View>
      ))}
    </Card>
    ))

/** What was tidied while it was read. */
export const Folds = ({ view: { folds } }: { view: ImportView }) => (folds.length === 0
  ? null
  : <Card tight className="t-folds"><DefinitionList facts={[{ key: '顺手整理', value: <View>{folds.map(({ label, count }) => <View key={label}>{`${label} ${grouped(count)} 处`}</View>)}</View> }]} /></Card>)

/** What else comes of it. */
export const Besides = ({ view }: { view: ImportView }) => {
  const lines = [
    { icon: 'lock', word: '在办的诉求和评价都不动' },
    { icon: 'return', word: '导入后 30 天内可以整次撤销' },
    ...(view.kind === 'companies' && many(view, 'new') > 0 ? [{ icon: 'people', word: named('没写{officerShort}的会列在“没有{officerShort}”') } as const] : []),
  ] as const
  return (
    <Card title="导入后" className="t-besides">
      {lines.map(({ icon, word }) => <View key={word} className="admin-line"><Icon name={icon} size={20} /><View>{word}</View></View>)}
    </Card>
  )
}

/** Of which file this is, and which of its columns were taken. */
export const AboutFile = ({ view: { kind, source, who, sheet, sheets, heading, fields, closeAbsent } }: { view: ImportView }) => {
  const used = new Set(Object.values(heading?.mapping ?? {}))
  const left = (heading?.headings ?? []).filter((text, column) => text.trim() !== '' && !used.has(column))
  const labels = fields.filter(({ field }) => heading?.mapping[field] !== undefined).map(({ label }) => label)
  return (
    <Card tight className="t-about-file">
      <DefinitionList
        facts={[
          ...(source === '' ? [] : [{ key: '来源', value: source }]),
          ...(who === null ? [] : [{ key: '谁导入', value: who }]),
          ...(sheets.length > 1 && sheet !== null ? [{ key: '哪一页', value: sheet }] : []),
          ...(labels.length === 0 ? [] : [{ key: '认出的列', value: labels.join('、') }]),
          ...(left.length === 0 ? [] : [{ key: '没用的列', value: left.join('、') }]),
          { key: '导入', value: IMPORT_KINDS[kind].zh },
          { key: '表里没有', value: closeAbsent ? '改为注销' : '不动' },
        ]}
      />
    </Card>
  )
}
