/** The content codings of the page, the smaller one first, and the ending of the copy that the build lays beside a file. */
export const CODINGS = { br: '.br', gzip: '.gz' } as const
export type Coding = keyof typeof CODINGS

/**
 * The codings that an `Accept-Encoding` header takes, best first; none when it is absent. `q=0` is a refusal, `*` stands for what is not
 * named (RFC 9110 §12.5.3). Weights beyond that are not compared: whoever takes both gets the smaller one.
 */
export function acceptedCodings(header: string | string[] | undefined): Coding[] {
  const weights = new Map(String(header ?? '').toLowerCase().split(',').map((part) => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim())
    const weight = parameters.find((parameter) => parameter.startsWith('q='))
    return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const
  }))
  return (Object.keys(CODINGS) as Coding[]).filter((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0)
}
