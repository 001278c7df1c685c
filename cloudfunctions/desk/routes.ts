import type { Routes } from '../_runtime/use-case'
import { confirm } from './use-cases/confirm'
import { end } from './use-cases/end'
import { look } from './use-cases/look'
import { refuseCode } from './use-cases/refuse-code'
import { sessions } from './use-cases/sessions'

/** Action → use case: what the phone does. What the page does: gate.ts. */
export const routes: Routes<'desk'> = {
  'desk.look': look,
  'desk.confirm': confirm,
  'desk.refuse': refuseCode,
  'desk.sessions': sessions,
  'desk.end': end,
}
