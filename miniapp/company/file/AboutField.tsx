import { View } from '@tarojs/components'
import { useState } from 'react'
import type { FormRun } from '@/form/use-form'
import { named } from '@/session/dress'
import { Chips } from '@/ui/Choice'
import { FieldError } from '@/ui/Field'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'
import { chosenSubject, type FilingFields, type Near } from './filing-form'
import { SubjectSheet } from './SubjectSheet'
import { seenBy } from './subject-words'

/** 反映的是谁: it goes round whoever is chosen, and they do not see it; where nobody is, it says who will. */
export const AboutField = ({ form, officerName, near }: { form: FormRun<FilingFields>; officerName: string | null; near: Near }) => {
  const [choosing, setChoosing] = useState(false)
  const { about, aboutWhom } = form.values
  const { words } = form.fields.about
  const options = [
    ...(officerName === null ? [] : [{ value: 'officer' as const, word: `${named(words.officer)}${officerName}` }]),
    { value: 'other' as const, word: aboutWhom?.name ?? words.other },
    { value: 'nobody' as const, word: words.nobody },
  ]
  const choose = (of: keyof typeof words): void => {
    if (of === 'other') setChoosing(true)
    else form.change({ about: of, aboutWhom: null })
  }
  return (
    <View id={form.placeOf('about')}>
      <Card title="反映的是谁" className="t-about">
        <Chips label="反映的是谁" options={options} value={about} onChange={choose} />
        <FieldError>{form.problems.about}</FieldError>
        <View className="msb-gap t-seen-by"><Remark icon={about === 'nobody' ? 'eye' : 'shield'}>{seenBy(form.values)}</Remark></View>
        <SubjectSheet
          open={choosing}
          near={near}
          onClose={() => setChoosing(false)}
          onChoose={(subject) => { setChoosing(false); form.change(chosenSubject(subject)) }}
        />
      </Card>
    </View>
  )
}
