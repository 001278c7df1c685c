import { countCodePoints } from '../kernel/code-points'
import { isRealDay } from '../kernel/instant'
import { MOBILE, parsePhone } from '../kernel/phone'
import { foldedLine } from '../kernel/text'
import type { Fold, RegisterField, Value } from './field'
import { readIndustry } from './industries'
import type { Known, KnownThing } from './known'
import type { RowProblem, RowProblemCode } from './row-problems'
import { normaliseUscc, parseUscc } from './uscc'

/** A cell of a sheet as it was read. */
export interface SheetCell {
  text: string
  folded?: Fold
  /** A number of more digits than a spreadsheet keeps. */
  lossy?: true
}

/** What a sheet may name, and where its rows may lie. */
export interface Circumstances {
  areas: Known
  /** Officers. */
  officials: Known
  /** Everybody in office; where leaders are read. */
  inOffice?: Known
  /** Where a kind of thing is read that names units. */
  units?: Known
  /** Words for what comes to a unit by routing → as it is kept (`matter:water`); where units are read. */
  takes?: Readonly<Record<string, string>>
  /** The area of whoever imports: rows lie there or below it. */
  within: string
}

export interface ReadCell {
  /** Undefined: the cell is empty, or at fault. */
  value?: Value
  problem?: Pick<RowProblem, 'code' | 'facts'>
  folds: readonly Fold[]
}

const fault = (code: RowProblemCode, facts?: RowProblem['facts']): Pick<ReadCell, 'problem'> => ({ problem: facts === undefined ? { code } : { code, facts } })

const isIt = (name: string | null): string => (name === null ? '请先建好，或改成已有的名称' : `是不是${name}`)

/** The one that a text means, of those that fit. */
export const meant = (known: Known, text: string, unknown: RowProblemCode, several: RowProblemCode, fits: (thing: KnownThing) => boolean = () => true): Omit<ReadCell, 'folds'> =>
  meantOf(known.find(text).filter(fits), known, text, unknown, several)

function meantOf([first, second]: readonly KnownThing[], known: Known, text: string, unknown: RowProblemCode, several: RowProblemCode): Omit<ReadCell, 'folds'> {
  if (first === undefined) return fault(unknown, { hint: isIt(known.near(text)) })
  if (second !== undefined) return fault(several, { hint: [...(first.path ?? [first.name])].reverse().join('') })
  return { value: first.id }
}

/** The area that a text means, in full or for short: of several that are so called only those count that he may write to. */
function readArea(areas: Known, text: string, within: string): Omit<ReadCell, 'folds'> & { folds?: readonly Fold[] } {
  const { found: called, short } = areas.called(text)
  const found = meantOf(called, areas, text, 'AREA_UNKNOWN', 'AREA_SEVERAL')
  const mine = found.problem?.code !== 'AREA_SEVERAL' ? found : meantOf(called.filter((area) => area.within?.includes(within)), areas, text, 'AREA_OUTSIDE', 'AREA_SEVERAL')
  if (typeof mine.value === 'string' && !liesIn(areas, mine.value, within)) return fault('AREA_OUTSIDE')
  return short ? { ...mine, folds: ['short'] } : mine
}

const choices = new WeakMap<RegisterField, ReadonlyMap<string, string>>()
/** What may be written for a choice → its key. */
function choicesOf(field: Extract<RegisterField, { kind: 'choice' }>): ReadonlyMap<string, string> {
  const known = choices.get(field) ?? new Map([...Object.entries(field.words).map(([key, word]) => [word, key] as const), ...Object.entries(field.also ?? {})])
  choices.set(field, known)
  return known
}

/** Counted only where it may be: no text has more characters than units of UTF-16. */
const isLonger = (text: string, most: number): boolean => text.length > most && countCodePoints(text) > most

const FLAGS: Readonly<Record<string, boolean>> = { 是: true, 否: false, 有: true, 无: false, '1': true, '0': false, Y: true, N: false, TRUE: true, FALSE: false, '√': true, '×': false }

/** A day as people and sheets write it, or null. */
function readDay(text: string): string | null {
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isRealDay(read) ? read : null
}

/** What several words, set apart by any mark, are kept as; the first that nobody knows is at fault. */
function readTakes(text: string, words: Readonly<Record<string, string>>): Omit<ReadCell, 'folds'> {
  const written = text.split(/[、,，;；/\s]+/).filter((word) => word !== '')
  const stranger = written.find((word) => words[word] === undefined)
  return stranger === undefined ? { value: [...new Set(written.map((word) => words[word] ?? ''))].sort() } : fault('CHOICE_UNKNOWN', { hint: Object.keys(words).join('、') })
}

function read(field: RegisterField, text: string, { areas, units, takes, within }: Circumstances): Omit<ReadCell, 'folds'> & { folds?: readonly Fold[] } {
  switch (field.kind) {
    case 'uscc': {
      const parsed = parseUscc(text)
      if (parsed.ok) return { value: parsed.value }
      const { length } = normaliseUscc(text)
      if (length !== 18) return fault('USCC_LENGTH', { length })
      return fault(parsed.error.code === 'USCC_CHECK_FAILED' ? 'USCC_CHECK' : 'USCC_LETTERS')
    }
    case 'line':
      return isLonger(text, field.max) ? fault('TOO_LONG', { most: field.max }) : { value: text }
    case 'choice': {
      const known = choicesOf(field)
      const value = known.get(text) ?? known.get(text.replace(/[（(].*$/, ''))
      return value === undefined ? fault('CHOICE_UNKNOWN', { hint: Object.values(field.words).join('、') }) : { value }
    }
    case 'flag': {
      const value = FLAGS[text.toUpperCase()]
      return value === undefined ? fault('FLAG_UNKNOWN') : { value }
    }
    case 'industry': {
      const value = readIndustry(text)
      return value === null ? fault('INDUSTRY_UNKNOWN') : { value }
    }
    case 'area':
      return readArea(areas, text, within)
    case 'unit':
      return units === undefined ? { value: text } : meant(units, text, 'UNIT_UNKNOWN', 'UNIT_SEVERAL', (unit) => unit.within?.includes(within) ?? true)
    case 'takes':
      return readTakes(text, takes ?? {})
    case 'digits':
      return /^\d+$/.test(text) && text.length <= field.max ? { value: text } : fault('DIGITS', { most: field.max })
    case 'day': {
      const value = readDay(text)
      return value === null ? fault('DAY') : { value }
    }
    // Where it lies is known only with the rest of the row (read-row.ts).
    case 'below':
    case 'official':
    case 'contactName':
      return isLonger(text, 60) ? fault('TOO_LONG', { most: 60 }) : { value: text }
    case 'workPhone':
      return { value: text.replace(/\D/g, '') }
    case 'mobile': {
      const parsed = parsePhone(text)
      return parsed.ok && MOBILE.test(parsed.number) ? { value: parsed.number } : fault('MOBILE')
    }
    case 'contactPhone': {
      if (MOBILE.test(text)) return { value: text }
      const parsed = parsePhone(text)
      return parsed.ok ? { value: parsed.number } : fault('PHONE')
    }
  }
}

/** Does the area of that id lie in another, or is it that one? */
export const liesIn = (areas: Known, id: string, within: string): boolean => areas.find(id).some((area) => area.id === id && (area.within?.includes(within) ?? false))

/** Most cells have nothing folded: one list for all of them. */
const NO_FOLDS: readonly Fold[] = Object.freeze([])
const EMPTY: ReadCell = Object.freeze({ folds: NO_FOLDS })

/** What was folded: seen by comparing what came with what is left of it. */
function foldsOf(kind: RegisterField['kind'], { text, folded }: SheetCell, line: string): readonly Fold[] {
  const folds: Fold[] = folded === undefined ? [] : [folded]
  if (kind !== 'line' && /[\uFF01-\uFF5E\u3000]/.test(text)) folds.push('width')
  if (line !== text) folds.push('space')
  if (kind === 'uscc' && /[\s-]/.test(line)) folds.push('mark')
  return folds.length === 0 ? NO_FOLDS : folds
}

/** Nothing in it that would be folded: printable ASCII, Chinese characters and their usual marks, no space at either end. Most cells of a sheet. */
const PLAIN = /^(?! )[\x20-\x7E\u3001\u3002\u300A-\u3011\u4E00-\u9FFF\uFF08\uFF09\uFF0C\uFF1A\uFF1B]*(?<! )$/

/** Reads one cell by the rules of its field. An empty one says nothing: what is kept stays. */
export function readCell(field: RegisterField, cell: SheetCell, circumstances: Circumstances): ReadCell {
  const line = PLAIN.test(cell.text) ? cell.text : foldedLine(cell.text).replace(/[\u00A0\u3000]/g, ' ').trim()
  if (line === '') return EMPTY
  const folds = foldsOf(field.kind, cell, line)
  if (cell.lossy && field.kind !== 'line') return { ...fault('LOSSY'), folds }
  const found = read(field, line, circumstances)
  return found.problem === undefined && found.value !== undefined && found.folds === undefined ? { value: found.value, folds } : { ...found, folds: found.folds === undefined ? folds : [...folds, ...found.folds] }
}
