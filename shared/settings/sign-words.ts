/** 牌子上的话: what is printed on every sign of a tenant beside names and numbers. `complaintPhone`: the telephone for complaints about officers; '' where there is none. */
export interface SignWords {
  readonly title: string
  readonly invitation: string
  readonly purpose: string
  readonly steps: readonly [string, string, string]
  readonly complaintPhone: string
}

/** What the code is called, and what follows when it is scanned: without a word that a tenant may say its own way. */
export const DEFAULT_SIGN_WORDS: SignWords = {
  title: '企业服务码', invitation: '微信扫一扫，有事就说',
  purpose: '用工、融资、用地、政策……办事遇到难处，扫码就能说。谁在办、哪天办完，手机上看得见。',
  steps: ['扫码，说清什么事', '有人在时限内联系您', '办完请您评一评'],
  complaintPhone: '',
}

/** The texts of it, as form and list name them; steps are three. */
export const SIGN_WORD_FIELDS = {
  title: { zh: '码叫什么', max: 10 }, invitation: { zh: '请人扫码的话', max: 16 }, purpose: { zh: '码是做什么用的', max: 60 },
  step1: { zh: '第一步', max: 16 }, step2: { zh: '第二步', max: 16 }, step3: { zh: '第三步', max: 16 },
} as const satisfies Record<string, { zh: string; max: number }>
export type SignWordField = keyof typeof SIGN_WORD_FIELDS

/** As a form has them. */
export const signTexts = ({ title, invitation, purpose, steps: [step1, step2, step3] }: SignWords): Record<SignWordField, string> => ({ title, invitation, purpose, step1, step2, step3 })

export const isTelephone = (text: string): boolean => /^\+?[\d-]{3,20}$/.test(text)
