import type { ReplyError } from '@shared/api'
import { useMutation } from '@/data/use-mutation'
import { go } from '@/platform/navigate'
import { confirm, toast } from '@/ui/feedback'
import type { Actable } from '../thing-words'
import { closeVerb, closingQuestion, wayOn } from './closing-words'

export interface Closing {
  /** Asks what it touches, tells that in numbers, and closes it once that was confirmed. */
  close: (thing: Actable) => Promise<void>
  /** Opens what was closed. */
  reopen: (thing: Actable) => Promise<void>
  busy: boolean
  error: ReplyError | null
}

/** Closing a thing of the register, and opening it again. `onDone`: it is otherwise now, or was so already; read again. */
export function useClosing(onDone: () => Promise<unknown>): Closing {
  const { run, busy, error } = useMutation()
  const turn = (thing: Actable, open: boolean, preview: boolean) =>
    run('register.closeThing', (requestId) => ({ requestId, of: thing.of, id: thing.id, seen: thing.version, open, preview }), `${preview ? 'look' : open ? 'open' : 'close'} ${thing.id}`)
  const hindered = async (thing: Actable, sentence: string, touches: Parameters<typeof wayOn>[1]): Promise<void> => {
    const way = wayOn(thing, touches)
    await confirm({
      title: `现在还不能${closeVerb(thing)}`, text: sentence, ok: '知道了', cancel: null,
      ...(way === null ? {} : { other: { word: way.word, go: () => void go(way.page, way.query) } }),
    })
  }
  return {
    busy, error,
    async close(thing) {
      const looked = await turn(thing, false, true)
      if (looked === null) return
      if (!looked.ok) return void await onDone()
      const { touches, hinders } = looked.data
      if (hinders !== null) return hindered(thing, hinders, touches)
      if (!await confirm({ ...closingQuestion(thing, touches), ok: closeVerb(thing), tone: 'danger' })) return
      const reply = await turn(thing, false, false)
      if (reply === null) return
      if (reply.ok) toast(`已${closeVerb(thing)}`)
      await onDone()
    },
    async reopen(thing) {
      const reply = await turn(thing, true, false)
      if (reply === null) return
      if (reply.ok) toast('已重新启用')
      await onDone()
    },
  }
}
