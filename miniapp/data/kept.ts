import { viewingNow } from '@/cloud/viewing'
import { hearers } from '@/platform/hearers'
import { platform } from '@/platform/platform'

/** An answer as it was last read, and its place in the order of asking. */
export interface Kept<T> {
  value: T
  /** Of two answers the one asked for later holds, whichever came first. */
  turn: number
}

/** What survives a restart: one owner's, so that whoever uses the device next finds nothing. */
interface Stored {
  owner: string
  answers: Record<string, unknown>
}

const STORAGE_KEY = 'msb.kept'
/** An answer larger than this (characters of JSON) is not written to the device: starting must stay quick. */
const STORED_MOST = 60_000
/** Answers of one owner on the device. */
const STORED_COUNT = 4

const answers = new Map<string, Kept<unknown>>()
const { tell, onChange } = hearers()
let turns = 0
let forgottenAt = 0

/** The next number in the order of asking. */
export const drawTurn = (): number => ++turns

/** Calls back whenever something kept has changed; answers the way to stop. */
export const onKept = onChange

/** What was last read under this key in this run. */
export const keptAt = <T>(key: string): Kept<T> | undefined => answers.get(key) as Kept<T> | undefined

/** Keeps an answer, unless something asked for later is here already, or all was forgotten since it was asked for. Tells whether it was taken. */
export function keep(key: string, value: unknown, turn: number): boolean {
  if (turn <= forgottenAt || turn < (answers.get(key)?.turn ?? 0)) return false
  answers.set(key, { value, turn })
  tell()
  return true
}

/** Puts another value in the place of this very answer; nothing when it was read anew meanwhile. */
export function amend<T>(key: string, before: Kept<T>, value: T): void {
  if (answers.get(key) !== before) return
  answers.set(key, { value, turn: before.turn })
  tell()
}

/** Forgets one answer. */
export const drop = (key: string): void => void answers.delete(key)

/** Forgets everything, on the device too, and what is still under way: another person, or another membership of his, looks now. */
export function forgetKept(): void {
  answers.clear()
  forgottenAt = turns
  platform.storage.remove(STORAGE_KEY)
  tell()
}

const storedOf = (owner: string): Stored => {
  const stored = platform.storage.get<Stored>(STORAGE_KEY)
  return stored?.owner === owner && typeof stored.answers === 'object' ? stored : { owner, answers: {} }
}

/** Writes an answer to the device for the next start; what is too large is left out. Another owner's are gone with it. What is read with another's eyes is not written. */
export function store(owner: string, key: string, value: unknown): void {
  if (viewingNow() !== null) return
  const { [key]: _before, ...others } = storedOf(owner).answers
  const newest = Object.entries(others).slice(-(STORED_COUNT - 1))
  const fits = JSON.stringify(value).length <= STORED_MOST
  platform.storage.set(STORAGE_KEY, { owner, answers: Object.fromEntries(fits ? [...newest, [key, value]] : newest) })
}

/** Takes up what an earlier run wrote, where this run has read nothing yet. Anything asked for from now on replaces it. */
export function restore(owner: string, key: string): void {
  const value = storedOf(owner).answers[key]
  if (value !== undefined && !answers.has(key)) answers.set(key, { value, turn: 0 })
}
