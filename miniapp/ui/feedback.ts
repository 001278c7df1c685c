export interface Question {
  title: string
  text?: string
  /** A verb: 提交诉求. Default 好 */
  ok?: string
  /** null = there is only the one button. Default 取消 */
  cancel?: string | null
  tone?: 'normal' | 'danger'
  /** Neither yes nor back: another way on, which the dialog closes for. */
  other?: { word: string, go: () => void }
}

export type Feedback =
  | { kind: 'toast', text: string, tone: 'good' | 'bad' | 'plain' }
  | { kind: 'announce', text: string }
  | { kind: 'ask', question: Question, answer: (yes: boolean) => void }

type Listener = (feedback: Feedback) => void

const listeners = new Map<string, Listener>()
let shown = ''

/** A page says that it is the one on screen, so that feedback appears there. */
export const showFeedbackOn = (host: string): void => {
  shown = host
}

/** A page's place for feedback; answers the way to take it away. */
export const listenFor = (host: string, listener: Listener): (() => void) => {
  listeners.set(host, listener)
  return () => void listeners.delete(host)
}

const send = (feedback: Feedback): boolean => {
  const listener = listeners.get(shown) ?? [...listeners.values()].pop()
  listener?.(feedback)
  return listener !== undefined
}

/** A line that appears for 2.6 s (longer when long) and is read aloud. For what was done; a failure belongs beside its cause. */
export const toast = (text: string, tone: 'good' | 'bad' | 'plain' = 'good'): void => void send({ kind: 'toast', text, tone })

/** Reads a line aloud without showing it. */
export const announce = (text: string): void => void send({ kind: 'announce', text })

/** Asks before something that cannot be taken back. Resolves false when closed, or when no page is there to ask on. */
export const confirm = (question: Question): Promise<boolean> =>
  new Promise((resolve) => {
    if (!send({ kind: 'ask', question, answer: resolve })) resolve(false)
  })
