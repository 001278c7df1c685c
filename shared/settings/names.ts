/** 名称: the few words that a tenant may say its own way, each with where it is shown. `word` is what everything is written with, and the default. */
export const NAMES = {
  product: { zh: '产品名称', word: '码上办', shown: '各页的标题、登录提示' },
  officer: { zh: '对口干部的称呼', word: '服务专员', shown: '企业首页、扫码、提交、诉求页和错误提示' },
} as const
export type NameOf = keyof typeof NAMES
export type Names = Readonly<Record<NameOf, string>>
export const NAMED = Object.keys(NAMES) as NameOf[]

export const DEFAULT_NAMES: Names = { product: NAMES.product.word, officer: NAMES.officer.word }

/** A plain noun: nothing that cannot be seen, no space, no mark. */
export const isNoun = (word: string): boolean => /^[\u3400-\u9fffA-Za-z0-9]{2,8}$/.test(word)

const DEFAULTS = new RegExp(NAMED.map((name) => NAMES[name].word).join('|'), 'g')

/** A sentence of the system as that tenant says it. Never for what people have written themselves. */
export const saidBy = (names: Names, text: string): string =>
  text.replace(DEFAULTS, (word) => names[NAMED.find((name) => NAMES[name].word === word) ?? 'product'])
