import { listAsBytes } from './written'

/**
 * One SQL statement, written with named parameters (`:caseId`) and compiled once, so that its text never changes and the server can keep
 * its plan. `:tenant` is filled in by the connection. A parameter that is cast where it stands (`:rows::jsonb`, `:row::json`) is sent as JSON.
 */
export interface Statement<P, R> {
  /** Name of the prepared statement, unique per text. */
  readonly name: string
  readonly text: string
  readonly parameters: readonly { readonly name: string; readonly json: 'json' | 'jsonb' | null }[]
  /** Whether it changes anything: decides what a lost connection means. */
  readonly writes: boolean
  /** The same while an administrator looks with the eyes of the caller (whileViewing); null: nothing in it knows of that. */
  readonly viewed: (() => Statement<P, R>) | null
  /** Only for types: what goes in and what a row is. */
  readonly of?: (parameters: P) => R
}

/** A parameter, but not a cast (`::text`), a slice or a colon inside a word or after a quote. */
const PARAMETER = /(?<![:\w'])(:)([a-z][A-Za-z0-9]*)(?:::(jsonb?)\b)?/g
const WRITING = /\b(insert into|update|delete from)\b/i

export const compiled = new Map<string, string>()

const MARK = /\/\*viewing:(.*?)\*\//gs

/**
 * A piece of SQL that holds only while an administrator looks with the eyes of the caller (ADR 0020): of every other call nothing of it reaches the server, so that
 * its plans stay as they are. May name `:viewer`, `:viewingId` and `:minute` besides what the statement names.
 */
export const whileViewing = (sql: string): string => `/*viewing:${sql}*/`

/** Compiles a statement. Throws when its name is taken by another text (a bug). */
export function statement<P extends object, R>(name: string, text: string): Statement<P, R> {
  const viewed = text.search(MARK) < 0 ? null : () => compile<P, R>(`${name}:viewed`, text.replace(MARK, '$1'), null)
  return compile(name, text.replace(MARK, ''), viewed)
}

function compile<P extends object, R>(name: string, text: string, viewed: Statement<P, R>['viewed']): Statement<P, R> {
  const parameters: { name: string; json: 'json' | 'jsonb' | null }[] = []
  const numbered = text.trim().replace(PARAMETER, (_all, _colon, parameter: string, json: 'json' | 'jsonb' | undefined) => {
    let at = parameters.findIndex((known) => known.name === parameter)
    if (at < 0) at = parameters.push({ name: parameter, json: json ?? null }) - 1
    return json === undefined ? `$${at + 1}` : `$${at + 1}::${json}`
  })
  const known = compiled.get(name)
  if (known !== undefined && known !== numbered) throw new TypeError(`two statements are called ${name}`)
  compiled.set(name, numbered)
  return { name, text: numbered, parameters, writes: WRITING.test(numbered), viewed }
}

/** Values in the order of the statement. Throws TypeError on a parameter that is not given: null must be said. */
export function valuesOf<P extends object>(of: Statement<P, unknown>, given: P, tenant: string): unknown[] {
  return of.parameters.map(({ name, json }) => {
    const value = name === 'tenant' ? tenant : (given as Record<string, unknown>)[name]
    if (value === undefined) throw new TypeError(`the statement ${of.name} has no value for ${name}`)
    if (json === null || value === null) return value
    return Array.isArray(value) ? listAsBytes(json, value) : JSON.stringify(value)
  })
}

/**
 * A statement for each combination of what it needs, made when first asked for; its name says which. A part that has nothing to do still costs
 * the server its start, with every index of its table.
 */
export function variants<N extends { [part in keyof N]: boolean }, S>(name: string, make: (needs: N, name: string) => S): (needs: N) => S {
  const made = new Map<string, S>()
  return (needs) => {
    const full = `${name}:${Object.entries(needs).flatMap(([part, needed]) => (needed ? [part] : [])).join('+')}`
    const known = made.get(full) ?? make(needs, full)
    made.set(full, known)
    return known
  }
}
