import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import { RESULT_LABELS, RESULTS } from '@shared/case/lifecycle'
import { ACT_WORDS, needsOf, type ActForm, type PersonAct } from '@/presenters/acts'
import { Chips, Toggle } from '@/ui/Choice'
import { FieldError, TextArea } from '@/ui/Field'
import { AttachmentField } from './AttachmentField'
import { MemberField, TargetField } from './TargetField'
import type { ActRun } from './use-act'
import type { Attachments } from './use-attachments'

export interface ActFieldsProps {
  act: PersonAct
  detail: Pick<CaseDetail, 'matter'>
  /** Whose colleagues may be chosen (指派). */
  unitId: string | null
  form: ActForm
  onChange: (change: Partial<ActForm>) => void
  attachments: Attachments
  problems: ActRun['problems']
}

const RESULT_OPTIONS = RESULTS.map((value) => ({ value, word: RESULT_LABELS[value] }))

/** The fields an act needs, read off its row of the lifecycle table: no act has a form of its own. */
export const ActFields = ({ act, detail, unitId, form, onChange, attachments, problems }: ActFieldsProps) => {
  const needs = needsOf(act)
  const words = ACT_WORDS[act]
  return (
    <View className="act-fields">
      {needs.target ? <TargetField matter={detail.matter} value={form.target} onChange={(target) => onChange({ target })} error={problems.target} /> : null}
      {needs.member ? <MemberField unitId={unitId} value={form.member} onChange={(member) => onChange({ member })} error={problems.member} /> : null}
      {needs.result
        ? (
          <View className="ms-field t-act-result">
            <View className="ms-field__label"><View>办理结果</View></View>
            <Chips label="办理结果" options={RESULT_OPTIONS} columns={2} value={form.result} onChange={(result) => onChange({ result })} />
            <FieldError>{problems.result}</FieldError>
          </View>
          )
        : null}
      {needs.visibility
        ? (
          <Toggle
            label="给谁看"
            sides={[{ value: 'public', word: '给企业看', icon: 'eye' }, { value: 'internal', word: '仅内部', icon: 'lock-solid', internal: true }]}
            value={form.visibility}
            onChange={(visibility) => onChange({ visibility })}
          />
          )
        : null}
      {needs.text
        ? (
          <View className="ms-field t-act-text">
            <TextArea
              id={`act-text-${act}`}
              label={words.label}
              placeholder={words.placeholder}
              value={form.text}
              onChange={(text) => onChange({ text })}
              max={words.text.max}
              error={problems.text}
              tall
            />
          </View>
          )
        : null}
      {needs.files
        ? (
          <View className="ms-field">
            <View className="ms-field__label"><View>照片和文件</View><View className="ms-field__hint">可以不传</View></View>
            <AttachmentField attachments={attachments} />
          </View>
          )
        : null}
    </View>
  )
}
