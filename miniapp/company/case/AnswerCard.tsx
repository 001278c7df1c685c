import { View } from '@tarojs/components'
import type { CaseDetail } from '@shared/case/views'
import { RESULT_LABELS } from '@shared/case/lifecycle'
import { CaseFiles } from '@/case/CaseFiles'
import { authorWords } from '@/words/entries'
import { dueWords } from '@/words/time'
import { presentInstant } from '@/session/now'
import { Card } from '@/ui/Layout'
import { Remark } from '@/ui/States'

/** The company wrote after the answer: what it is asked now. */
const SPOKEN = '答复以后您又写了话，所以不会因为到期没回复就自动办结。办好了请按“确认办结”，没办好请按“没解决”。'

/** The answer that waits for the company's word, or the last one of a case that is done. */
export const AnswerCard = ({ detail }: { detail: CaseDetail }) => {
  if (detail.status !== 'answered' && detail.status !== 'closed') return null
  const answer = [...detail.trail].sort((a, b) => b.seq - a.seq).find(({ kind }) => kind === 'answered')
  if (answer === undefined) return null
  return (
    <Card title={`${authorWords(answer, 'company')}的答复`} hint={RESULT_LABELS[answer.result ?? 'solved']} className="t-answer">
      <View className="msb-prose">{answer.text}</View>
      <CaseFiles files={answer.files} />
      {detail.status === 'answered' && detail.confirmBy !== null
        ? <View className="msb-gap"><Remark icon="clock">{`请在${dueWords(presentInstant(), detail.confirmBy)}告诉我们是否解决，到时没有异议视为办结`}</Remark></View>
        : null}
      {detail.status === 'answered' && detail.confirmBy === null ? <View className="msb-gap t-spoken"><Remark icon="info">{SPOKEN}</Remark></View> : null}
    </Card>
  )
}
