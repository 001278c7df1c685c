import type { Instant } from '@shared/kernel/instant'
import type { SettingView } from '@shared/api/settings.api'
import type { ReplyError } from '@/cloud/contract'
import { useMutation } from '@/data/use-mutation'
import { presentInstant } from '@/session/now'
import { confirm, toast } from '@/ui/feedback'
import { previewWords } from './preview-words'
import { fromOf, type Where } from './past'

/** A value that is proposed as it stands: an earlier one, the one in force in place of one to come, or what holds above (null). */
export interface Anew {
  title: string
  value: SettingView['value']
  citation: string
  /** From when on; now where it is left out. */
  since?: Instant
}

/** Proposes a value as it stands, after saying what it does and asking; what is dangerous waits for another administrator as ever. */
export function useProposing(item: SettingView, where: Where, reload: () => Promise<unknown>): { propose: (anew: Anew) => Promise<void>, busy: boolean, error: ReplyError | null } {
  const { run, busy, error } = useMutation({ onStale: reload })
  const propose = async ({ title, value, citation, since }: Anew): Promise<void> => {
    const asked = { ...where, name: item.name, value, ...(since === undefined ? {} : fromOf(since, presentInstant())) }
    const preview = await run('settings.preview', () => asked, 'preview')
    if (!preview?.ok) return
    if (!(await confirm({ title, text: `${previewWords(preview.data)}${item.twoPeople ? '要另一位管理员确认以后生效，确认以前照旧。' : ''}`, ok: item.twoPeople ? '提交' : '保存' }))) return
    const reply = await run('settings.propose', (requestId) => ({ ...asked, requestId, citation }), JSON.stringify(asked))
    if (!reply?.ok) return
    toast(reply.data.state === 'proposed' ? '已提交，等另一位管理员确认' : '已保存', 'good')
    await reload()
  }
  return { propose, busy, error }
}
