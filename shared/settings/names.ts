/** 名称: the few words that a tenant may say its own way. Texts have a hole where one stands, which is filled where they are told or shown; these are the defaults. What they are called and where they stand: dress-fields.ts. */
export const DEFAULT_NAMES = { product: '码上办', officer: '服务专员' }
export type NameOf = keyof typeof DEFAULT_NAMES
export type Names = Readonly<Record<NameOf, string>>
export const NAMED = Object.keys(DEFAULT_NAMES) as NameOf[]

/** As it is said inside of another word (副专员, 没有专员): 专员 of 服务专员 or 助企专员, any other in full. */
const shortOf = (officer: string): string => (officer.endsWith('专员') ? '专员' : officer)

/** A sentence of the system as that tenant says it: `{product}`, `{officer}`, `{officerShort}` are filled. Never for what people have written themselves. */
export const saidBy = (names: Names, text: string): string =>
  text.replace(/\{(product|officer)(Short)?\}/g, (_hole, name: NameOf, short?: string) => (short === undefined ? names[name] : shortOf(names[name])))
