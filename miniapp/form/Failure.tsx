import { View } from '@tarojs/components'
import { useEffect } from 'react'
import type { ReplyError } from '@shared/api'
import { failureTitle } from '@/data/outcomes'
import { platform } from '@/platform/platform'
import { ErrorBlock } from '@/ui/States'

const PLACE = 'form-failure'

/** Why the form of a page was not sent, brought into sight: its button lies at the foot of the screen and this may be far from it. The button itself tries again. */
export const Failure = ({ error, failed }: { error: ReplyError; failed: string }) => {
  useEffect(() => platform.reveal(PLACE), [error])
  return (
    <View id={PLACE}>
      <ErrorBlock title={failureTitle(error.code, failed)} message={error.message} requestId={error.requestId} />
    </View>
  )
}
