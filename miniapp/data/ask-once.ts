import { call } from '@/cloud/call'
import type { ActionName, InputOf, OutputOf, Reply } from '@/cloud/contract'

/** Asks for something that no page keeps or shows the state of: the answer is for whoever asked, at that moment. Nor for what has to arrive, or may happen only once: nothing repeats it. Never rejects. */
export const askOnce = <A extends ActionName>(action: A, input: InputOf<A>): Promise<Reply<OutputOf<A>>> => call(action, input)
