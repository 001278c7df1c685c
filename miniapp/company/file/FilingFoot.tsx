import { platform } from '@/platform/platform'
import { askReminders } from '@/session/subscribe'
import { BottomBar } from '@/ui/Bars'
import { PrimaryButton } from '@/ui/Button'
import { MENTIONED } from './MentionedCard'
import { mentionQuestion } from './subject-words'
import type { Filing } from './use-filing'
import type { Mentioned } from './use-mentioned'

interface Hint {
  text: string
  /** Something is wrong, and a tap leads there. */
  bad?: boolean
  onPress?: () => void
}

function hintOf({ form, unsent, error }: Filing, { open }: Mentioned, verified: boolean): Hint | null {
  const { problems, attachments: { sending, failed }, check, placeOf } = form
  if (sending > 0) return { text: `还有 ${sending} 个附件正在上传` }
  if (failed > 0) return { text: '有附件没有传上去：点它重试，或删掉再提交', bad: true, onPress: () => platform.reveal(placeOf('files')) }
  if (!verified) return { text: '先验证手机号，就可以提交', bad: true, onPress: () => platform.reveal('verify-phone') }
  if (unsent) return { text: `${error?.message ?? ''}按几次都只会提交一件`, bad: true }
  if (open !== null) return { text: `还差：${mentionQuestion(open)}`, bad: true, onPress: () => platform.reveal(MENTIONED) }
  const [first] = Object.values(problems)
  return first === undefined ? null : { text: `还差：${first}`, bad: true, onPress: () => void check() }
}

/** 提交, and what stands in its way: a tap on that leads to it. */
export const FilingFoot = ({ filing, mentioned, verified }: { filing: Filing; mentioned: Mentioned; verified: boolean }) => {
  const { attachments: { inTheWay }, check } = filing.form
  const submit = (): void => {
    if (!check()) return
    // WeChat opens the panel only when nothing is awaited before; whatever the answer, the request is filed.
    void askReminders(['progress', 'action']).then(async () => {
      // Whoever stands in a complaint is answered for before it is sent.
      if (await mentioned.holds()) platform.reveal(MENTIONED)
      else await filing.submit()
    })
  }
  const hint = hintOf(filing, mentioned, verified)
  return (
    <BottomBar {...(hint === null ? {} : { hint: hint.text, bad: hint.bad === true, ...(hint.onPress === undefined ? {} : { onHint: hint.onPress }) })}>
      <PrimaryButton className="t-submit" busy={filing.busy} disabled={inTheWay !== null || !verified} onPress={submit}>
        {filing.unsent ? '再试一次' : '提交'}
      </PrimaryButton>
    </BottomBar>
  )
}
