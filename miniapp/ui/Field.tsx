import { Input, Textarea, View } from '@tarojs/components'
import { aria } from './aria'
import { useFieldFacts } from './field-facts'
import { Icon } from './Icon'
import { Pressable } from './Pressable'

interface FieldProps {
  /** Visible, and read aloud. */
  label: string
  value: string
  onChange: (value: string) => void
  /** beside the label, quiet: 可以不填 */
  hint?: string
  placeholder?: string
  /** What is wrong and how to put it right; next to the field and announced. */
  error?: string | undefined
  /** code points; shows a count in a TextArea */
  max?: number
  disabled?: boolean
  onBlur?: () => void
  id?: string
}

const lengthOf = (text: string): number => [...text].length

const FieldLabel = ({ label, hint }: { label: string, hint?: string | undefined }) => (
  <View className="ms-field__label" {...aria({ hidden: true })}>
    <View>{label}</View>
    {hint === undefined ? null : <View className="ms-field__hint">{hint}</View>}
  </View>
)

/** What is wrong with a field or a group, beside it. */
export const FieldError = ({ children }: { children: string | undefined }) => (
  <View {...aria({ role: 'alert', live: 'polite' })}>
    {children === undefined ? null : <View className="ms-field__error"><Icon name="octagon-x" /><View>{children}</View></View>}
  </View>
)

const spoken = (props: FieldProps): string => [props.label, props.hint, props.error].filter((part) => part !== undefined).join('，')

/** A number field of a browser shows nothing of a pasted dash or bracket, one of WeChat drops it: there a telephone is text. */
const keyboardOf = (type: TextType): 'text' | 'number' | 'idcard' | 'digit' => (type !== 'tel' ? type : process.env.TARO_ENV === 'weapp' ? 'text' : 'tel' as 'text')
type TextType = 'text' | 'number' | 'idcard' | 'digit' | 'tel'

/** One line of text. `type` decides the keyboard. */
export const TextField = (props: FieldProps & { type?: TextType, onConfirm?: () => void }) => {
  const facts = useFieldFacts({ label: spoken(props), invalid: props.error !== undefined })
  return (
    <View className="ms-field">
      <FieldLabel label={props.label} hint={props.hint} />
      <View className={`ms-field__box ${props.error === undefined ? '' : 'ms-field__box--bad'}`}>
        <Input
          {...(props.id === undefined ? {} : { id: props.id })}
          className="ms-field__input"
          type={keyboardOf(props.type ?? 'text')}
          value={props.value}
          maxlength={props.max ?? 140}
          disabled={props.disabled ?? false}
          placeholder={props.placeholder ?? ''}
          placeholderClass="ms-placeholder"
          onInput={(event) => props.onChange(event.detail.value)}
          onBlur={() => props.onBlur?.()}
          onConfirm={() => props.onConfirm?.()}
          {...facts}
        />
      </View>
      <FieldError>{props.error}</FieldError>
    </View>
  )
}

/** Several lines, growing. `look` internal = the field of internal notes; `tall` for the main text of a page. */
export const TextArea = (props: FieldProps & { tall?: boolean, look?: 'normal' | 'internal', bare?: boolean }) => {
  const facts = useFieldFacts({ label: spoken(props), invalid: props.error !== undefined })
  const length = lengthOf(props.value)
  const border = props.error !== undefined ? 'ms-field__box--bad' : props.look === 'internal' ? 'ms-field__box--internal' : ''
  return (
    <View className="ms-field">
      {props.bare === true ? null : <FieldLabel label={props.label} hint={props.hint} />}
      <View className={`ms-field__box ms-field__box--area ${border}`}>
        <Textarea
          {...(props.id === undefined ? {} : { id: props.id })}
          className={`ms-field__area ${props.tall === true ? 'ms-field__area--tall' : ''}`}
          value={props.value}
          // More than may be sent: what was pasted is not cut, the count says how much too long it is.
          maxlength={-1}
          autoHeight
          disabled={props.disabled ?? false}
          placeholder={props.placeholder ?? ''}
          placeholderClass="ms-placeholder"
          showConfirmBar={false}
          disableDefaultPadding
          cursorSpacing={120}
          onInput={(event) => props.onChange(event.detail.value)}
          onBlur={() => props.onBlur?.()}
          {...facts}
        />
        {props.max === undefined
          ? null
          : <View className={`ms-field__count ms-num ${length > props.max ? 'ms-field__count--over' : ''}`}>{`${length} / ${props.max}`}</View>}
      </View>
      <FieldError>{props.error}</FieldError>
    </View>
  )
}

/** 搜索. `onSearch` on the keyboard's key; the cross empties it. */
export const SearchField = ({ label, value, onChange, onSearch, placeholder, id }: {
  label: string
  value: string
  onChange: (value: string) => void
  onSearch: () => void
  placeholder?: string
  id?: string
}) => {
  const facts = useFieldFacts({ label })
  return (
    <View className="ms-field__box ms-search" {...aria({ role: 'search' })}>
      <Icon name="search" />
      <Input
        {...(id === undefined ? {} : { id })}
        className="ms-field__input"
        value={value}
        confirmType="search"
        // The contract's limit of a search; a longer one would be refused.
        maxlength={40}
        placeholder={placeholder ?? label}
        placeholderClass="ms-placeholder"
        onInput={(event) => onChange(event.detail.value)}
        onConfirm={onSearch}
        {...facts}
      />
      {value === '' ? null : <Pressable className="ms-search__clear" label="清空" onPress={() => onChange('')}><Icon name="close" size={16} /></Pressable>}
    </View>
  )
}
