import { Picker, View } from '@tarojs/components'
import { aria } from './aria'
import { FieldError } from './Field'
import { Icon } from './Icon'

export interface DateFieldProps {
  /** Visible, and read aloud. */
  label: string
  /** `2026-11-18`; '' = none yet */
  value: string
  onChange: (day: string) => void
  /** Earliest day that may be chosen. */
  from?: string
  error?: string | undefined
  id?: string
}

const shown = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return year === undefined || month === undefined || date === undefined ? '请选择日期' : `${year} 年 ${month} 月 ${date} 日`
}

/** A day. In WeChat its own wheel; in a browser the browser's calendar, which a keyboard can use. */
export const DateField = ({ label, value, onChange, from, error, id }: DateFieldProps) => (
  <View className="ms-field">
    <View className="ms-field__label" {...aria({ hidden: true })}>{label}</View>
    {process.env.TARO_ENV === 'weapp'
      ? (
        <Picker mode="date" value={value} {...(from === undefined ? {} : { start: from })} onChange={(event) => onChange(event.detail.value)}>
          <View className="ms-field__box" {...aria({ role: 'button', label: `${label}，${shown(value)}` })}>
            <View className="ms-grow">{shown(value)}</View>
            <Icon name="calendar" />
          </View>
        </Picker>
        )
      : (
        <View className="ms-field__box">
          <input
            {...(id === undefined ? {} : { id })}
            className="ms-field__input"
            type="date"
            value={value}
            min={from}
            style={{ border: 0, outline: 'none', background: 'none', font: 'inherit' }}
            onChange={(event) => onChange(event.target.value)}
            {...aria({ label, invalid: error !== undefined })}
          />
        </View>
        )}
    <FieldError>{error}</FieldError>
  </View>
)
