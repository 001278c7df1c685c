import type { SetDataFigures } from '../../weapp-runtime/set-data-meter'

export type RuntimeName = 'h5' | 'weapp' | 'devtools'

/**
 * One runtime of the mini-program as a person uses it. A selector is a class (`.t-submit`), an id (`#title`), a tag or a descendant of
 * these. Whatever a call needs on the page is waited for.
 */
export interface Runtime {
  readonly name: RuntimeName
  /** Hands over to another person (null: not signed in), on a phone of his own, at this page or the first. */
  become(openid: string | null, path?: string): Promise<void>
  /** Enters the app at a page, as a scanned code or a message does: `/pages/landing/index?scene=…`. */
  open(path: string): Promise<void>
  tap(selector: string): Promise<void>
  /** Taps what shows or is labelled with exactly these words, else what contains them; `within` is one class or id. */
  tapText(text: string, within?: string): Promise<void>
  type(selector: string, value: string): Promise<void>
  /** Types into a field and presses 搜索 on its keyboard. */
  search(selector: string, words: string): Promise<void>
  /** The words of an element, or of the whole page, with runs of white space made one space. */
  text(selector?: string): Promise<string>
  /** The words of every match, now. */
  texts(selector: string): Promise<string[]>
  /** Whether it is on the page now. */
  has(selector: string): Promise<boolean>
  /** Waits for a selector (it starts with `.` or `#`) or for words anywhere on the page. */
  waitFor(selectorOrText: string, ms?: number): Promise<void>
  waitGone(selectorOrText: string, ms?: number): Promise<void>
  /** Waits until the page has no skeleton any more and its words stay as they are. */
  settled(): Promise<void>
  /** Route of the page on top, such as `pages/home/index`. */
  path(): Promise<string>
  /** What the page on top was opened with, as written in its URL. */
  query(): Promise<Record<string, string>>
  back(): Promise<void>
  /** Replaces the answer of a wx method; an answer whose errMsg says `:fail` is a failure. */
  mock(method: string, result: unknown): Promise<void>
  restore(method: string): Promise<void>
  /** First arguments of the calls of a wx method so far. */
  calls(method: string): Promise<unknown[]>
  offline(on: boolean): Promise<void>
  screenshot?(file: string): Promise<void>
  /** What is wrong with the settled page for who cannot see it: by axe where it is drawn, else what a screen reader could not announce. */
  unannounced(): Promise<readonly unknown[]>
  /** Of the weapp runtime: what pages sent to their view, and the APIs of WeChat that were called on this phone. */
  measured?(): Promise<{ figures: readonly SetDataFigures[], called: readonly string[] }>
  /** Console errors and uncaught exceptions so far. */
  errors(): Promise<string[]>
  stop(): Promise<void>
}
