import { View } from '@tarojs/components'
import { openFile } from '@/data/open-file'
import { SecondaryButton } from '@/ui/Button'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import type { PrintShown } from './print-words'

/** The first sheet, to be looked at before anything is printed; and of a list, what is not there. */
export const Sample = ({ view: { sample, unknown, before } }: { view: PrintShown }) => (
  <>
    <Card title="先看样张">
      {sample === null ? null : <SecondaryButton block className="t-open-sample" onPress={() => void openFile(sample)}>打开样张（第一张纸）</SecondaryButton>}
      <View className="admin-after"><Remark icon="info">样张上的码是假的，不能贴。名字、电话和颜色看好了再打印。</Remark></View>
      {before === 0 ? null : <Remark icon="return">重印的和原来是同一个码，旧牌子照样能用</Remark>}
    </Card>
    {unknown.length === 0
      ? null
      : (
        <Card title={`名单里有 ${unknown.length} 行没有对上`} className="t-print-unknown">
          <View className="ms-small">不是信用代码，或者名册里没有、已经注销、不在您管的区域：</View>
          {unknown.map((line) => <View key={line} className="ms-small ms-num admin-break">{line}</View>)}
        </Card>
        )}
  </>
)
