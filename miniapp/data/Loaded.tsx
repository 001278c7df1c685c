import type { ReactNode } from 'react'
import type { ReplyError } from '@/cloud/contract'
import { home } from '@/platform/navigate'
import { ErrorBlock } from '@/ui/States'
import { outcomeOf } from './outcomes'

export interface LoadedProps<T> {
  /** What was read; null until the first answer. */
  data: T | null
  error: ReplyError | null
  onRetry: () => void
  /** Above a failure: 诉求没有取到. */
  failed: string
  /** Grey shapes as high as what comes. */
  skeleton: ReactNode
  /** In the place of the content, where there is nothing to show. */
  empty?: { when: (data: T) => boolean, show: ReactNode }
  children: (data: T) => ReactNode
}

/** Whatever a page reads, in each state: coming, not had, empty, there, there but not up to date, there but without a network. */
export function Loaded<T>({ data, error, onRetry, failed, skeleton, empty, children }: LoadedProps<T>) {
  if (data === null) return error === null ? skeleton : <Failure title={failed} error={error} onRetry={onRetry} />
  return (
    <>
      {error === null ? null : <Failure title={keptTitle(error)} error={error} onRetry={onRetry} />}
      {empty?.when(data) === true ? (error === null ? empty.show : null) : children(data)}
    </>
  )
}

const keptTitle = ({ code }: ReplyError): string => (outcomeOf(code) === 'offline' ? '连不上网，下面是上次取到的' : '没有更新成功，下面是上次取到的')

/** Not there, or not for this person: home is the way on, and nobody needs a number to ask about it. */
const isClosed = ({ code }: ReplyError): boolean => code === 'NOT_ALLOWED' || code.endsWith('_NOT_FOUND')

const Failure = ({ title, error, onRetry }: { title: string, error: ReplyError, onRetry: () => void }) => (
  isClosed(error)
    ? <ErrorBlock title={title} message={error.message} onRetry={onRetry} onHome={() => void home()} />
    : <ErrorBlock title={title} message={error.message} requestId={error.requestId} onRetry={onRetry} />
)
