import { View } from '@tarojs/components'
import { LEVEL_RULES, type Level } from '@shared/rating/levels'
import { Failure } from '@/form/Failure'
import { FormField } from '@/form/Form'
import { Faces } from '@/ui/Faces'
import { Card } from '@/ui/Layout'
import type { RatingRun } from './use-rating'
import './rating.scss'

const words = (level: Level): string => LEVEL_RULES[level].zh
const NAMES: Record<Level, string> = { 5: words(5), 4: words(4), 3: words(3), 2: words(2), 1: words(1) }

/** Five faces alike, and after one is chosen what was good or bad: chips that may be left alone, except for a bad grade. */
export const RatingFields = ({ question, run }: { question: string; run: RatingRun }) => {
  const { form, level } = run
  return (
    <>
      <Card className="rating__card t-rating">
        <View className="rating__question">{question}</View>
        <View className="t-faces"><Faces label="满意程度" words={NAMES} value={level} onChange={run.choose} /></View>
        {level === null
          ? null
          : (
            <View className="rating__fold">
              <View className="ms-field__label">
                <View>{LEVEL_RULES[level].bad ? '哪里不好' : level === 3 ? '说说看' : '好在哪里'}</View>
                <View className="ms-field__hint">{LEVEL_RULES[level].bad ? '选一个，或写一句' : '可以不选'}</View>
              </View>
              <View className="t-reasons"><FormField form={form} prefix="rating" name="reasons" about={{ offered: LEVEL_RULES[level].reasons }} bare /></View>
              <View className="msb-gap"><FormField form={form} prefix="rating" name="text" bare /></View>
              {LEVEL_RULES[level].bad ? <View className="ms-caption msb-gap">这条评价会有专人核实。</View> : null}
            </View>
            )}
      </Card>
      {run.error === null ? null : <Failure error={run.error} failed="评价没有提交上" />}
    </>
  )
}
