import { SecondaryButton } from '@/ui/Button'
import { ErrorBlock } from '@/ui/States'
import type { List } from './use-list'

/** Under the last row: the way to the next ones, or why they could not be had. Nothing where the list ends. */
export const ReadOn = ({ list }: { list: Pick<List<never>, 'more' | 'busy' | 'errorOn' | 'readOn'> }) => {
  if (list.errorOn !== null) return <ErrorBlock title="后面的没有取到" message={list.errorOn.message} requestId={list.errorOn.requestId} onRetry={() => void list.readOn()} />
  if (!list.more) return null
  return <SecondaryButton block className="t-more" busy={list.busy} busyText="正在读取" onPress={() => void list.readOn()}>再看更多</SecondaryButton>
}
