import { View } from '@tarojs/components'
import { PRINT_TEMPLATE_NAMES, PRINT_TEMPLATES, PRINT_WHICH, PRINT_WHICH_NAMES, PRINTED, PRINTED_NAMES, type PrintedOf, printsOf } from '@shared/register/print'
import { Failure } from '@/form/Failure'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { Chips } from '@/ui/Choice'
import { FieldError, TextArea } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { AreaPicker } from '../acts/AreaPicker'
import { AdminFrame } from '../AdminFrame'
import { type Fixed, useNewPrint } from './use-new-print'

const KINDS = PRINTED_NAMES.map((value) => ({ value, word: PRINTED[value].zh }))
const WHICH = PRINT_WHICH_NAMES.map((value) => ({ value, word: PRINT_WHICH[value] }))
const BY = [{ value: 'area', word: '按区域' }, { value: 'list', word: '按名单' }] as const

/** The first step: what for, which sort of sign, and for whom. Nothing is printed by it: a sample comes first. */
export const NewPrint = ({ of: first, fixed }: { of: PrintedOf, fixed: Fixed | null }) => {
  const { values: { of, template, by, which, area, text }, change, problems, busy, error, submit } = useNewPrint(first, fixed)
  return (
    <AdminFrame title="打印牌子" tab={null} inner column action={<BottomBar hint="先看样张和数量，还不打印"><PrimaryButton className="t-sample" busy={busy} busyText="正在排样张" onPress={() => void submit()}>看样张</PrimaryButton></BottomBar>}>
      {fixed === null
        ? <Card title="给谁印"><Chips id="print-of" label="给谁印" columns={2} options={KINDS} value={of} onChange={(next) => change({ of: next })} /></Card>
        : <Card title="给谁印"><View className="ms-strong t-print-fixed">{fixed.by === 'import' ? `导入的“${fixed.name}”里的企业` : fixed.name}</View></Card>}
      <Card title="印哪一种">
        <Chips id="print-template" label="印哪一种" columns={2} options={PRINT_TEMPLATE_NAMES.filter((name) => printsOf(name, of)).map((value) => ({ value, word: PRINT_TEMPLATES[value].zh }))} value={template} onChange={(next) => change({ template: next })} />
        <View className="admin-after ms-small t-paper">{`纸张：${PRINT_TEMPLATES[template].paper}${PRINT_TEMPLATES[template].sheet === 1 ? '，一张一块' : `，一张 ${PRINT_TEMPLATES[template].sheet} 块`}`}</View>
      </Card>
      {fixed === null
        ? (
          <Card title="印哪些">
            {of === 'company' ? <View className="admin__gap"><Chips id="print-by" label="怎样选" columns={2} options={BY} value={by} onChange={(next) => change({ by: next })} /></View> : null}
            {by === 'list'
              ? (
                <>
                  <TextArea id="print-list" tall label="信用代码，一行一个" placeholder="可以从表格里整列复制过来" value={text} onChange={(next) => change({ text: next })} />
                  <FieldError>{problems.text}</FieldError>
                </>
                )
              : (
                <>
                  <Chips id="print-which" label="印哪些" columns={3} options={WHICH} value={which} onChange={(next) => change({ which: next })} />
                  <View className="admin-after"><AreaPicker label="在哪个区域" value={area} onChange={(next) => change({ area: next })} error={problems.area} /></View>
                </>
                )}
          </Card>
          )
        : null}
      <Remark icon="info">没有码的会自动发一个。重印不换码，旧牌子照样能用。</Remark>
      {error === null ? null : <Failure error={error} failed="没有排成" />}
    </AdminFrame>
  )
}
