import { View } from '@tarojs/components'
import { DefinitionList } from '@/ui/DefinitionList'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { asideWords, inHand, type Preview, shareWords } from './words'

/** Who would get how much, before anything is done. */
export const PreviewCard = ({ preview }: { preview: Preview }) => {
  const aside = asideWords(preview)
  return (
    <Card className="t-handover-preview" title={`${preview.from}的 ${inHand(preview)}`} hint="会这样分，还没有交接">
      <DefinitionList
        facts={preview.shares.map((share) => {
          const { gets, has } = shareWords(share)
          return { key: share.name, value: <View key={share.personId}><View className="ms-strong">{gets}</View><View className="ms-small">{has}</View></View> }
        })}
      />
      {aside === null ? null : <View className="admin__gap t-handover-aside"><Remark icon="alert-triangle">{aside}</Remark></View>}
      <Remark icon="clock">{`计时照旧，接手人没有新的时限。${preview.companies === 0 ? '' : '企业马上看到新专员。'}${preview.cases === 0 ? '' : '在办诉求一分钟内交完。'}`}</Remark>
    </Card>
  )
}
