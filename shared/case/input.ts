import type { FileRef } from '../flow/shape'
import type { CaseAct, CaseResult } from './lifecycle'
import type { Target } from '../flow/target'

interface Words {
  text: string
}
interface WordsAndFiles extends Words {
  files?: FileRef[]
}
/** Where to, resolved by the caller: undefined = not named, null = named but not found. */
interface Where {
  target?: Target | null | undefined
}
type Nothing = Record<never, never>

/** What comes with each act, as the core sees it: files by reference, places and people looked up. */
export type CaseInput = {
  accept: Nothing
  return: Words
  transfer: Words & Where
  claim: Nothing
  assign: Where
  note: WordsAndFiles & { visibility?: 'public' | 'internal' }
  requestMaterial: WordsAndFiles
  supplyMaterial: WordsAndFiles
  answer: WordsAndFiles & { result: CaseResult }
  confirm: Nothing
  reopen: WordsAndFiles
  withdraw: { text?: string }
  close: Nothing
} & { [A in CaseAct]: object }
