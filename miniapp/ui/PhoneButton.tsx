import type { ReactNode } from 'react'
import { platform } from '@/platform/platform'
import { PrimaryButton, type ButtonProps } from './Button'

interface NativeEvent {
  detail: { code?: string }
}

/**
 * Asks WeChat for the person's phone number: a one-time code (5 minutes) that only the server can turn into a number. null = refused,
 * which blocks nothing else. In WeChat the native button also takes the agreement to the privacy guide; `onAgree` hears of it.
 */
export const PhoneButton = ({ onCode, onAgree, ...rest }: Omit<ButtonProps, 'onPress' | 'native' | 'children'> & {
  children: ReactNode
  onCode: (code: string | null) => void
  onAgree?: () => void
}) => {
  if (process.env.TARO_ENV !== 'weapp') return <PrimaryButton {...rest} onPress={() => void platform.phoneCode().then(onCode)} />
  const native = {
    openType: 'getPhoneNumber|agreePrivacyAuthorization',
    onGetPhoneNumber: (event: NativeEvent) => onCode(event.detail.code ?? null),
    onAgreePrivacyAuthorization: () => onAgree?.(),
  }
  return <PrimaryButton {...rest} native={native} />
}

/** 同意隐私保护指引: the only way WeChat accepts an agreement is its native button. */
export const AgreeButton = ({ onAgree, ...rest }: Omit<ButtonProps, 'onPress' | 'native'> & { onAgree: () => void }) => {
  if (process.env.TARO_ENV !== 'weapp') return <PrimaryButton {...rest} onPress={() => void platform.agreePrivacy().then(onAgree)} />
  return <PrimaryButton {...rest} native={{ openType: 'agreePrivacyAuthorization', onAgreePrivacyAuthorization: onAgree }} />
}
