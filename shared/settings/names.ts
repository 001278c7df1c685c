/** 名称: the few words that a tenant may say its own way. These are the defaults, with which everything is written; what they are called and where they stand: dress-fields.ts. */
export const DEFAULT_NAMES = { product: '码上办', officer: '服务专员' }
export type NameOf = keyof typeof DEFAULT_NAMES
export type Names = Readonly<Record<NameOf, string>>
export const NAMED = Object.keys(DEFAULT_NAMES) as NameOf[]

const DEFAULTS = new RegExp(Object.values(DEFAULT_NAMES).join('|'), 'g')

/** A sentence of the system as that tenant says it. Never for what people have written themselves. */
export const saidBy = (names: Names, text: string): string => text.replace(DEFAULTS, (word) => names[NAMED.find((name) => DEFAULT_NAMES[name] === word) ?? 'product'])
