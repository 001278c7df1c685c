import type { Routes } from '../_runtime/use-case'
import { figures } from './use-cases/figures'
import { rateCase } from './use-cases/rate-case'
import { rateWindow } from './use-cases/rate-window'

/** Action → use case. No action gives a single rating to anybody. */
export const routes: Routes<'rating'> = {
  'rating.rateCase': rateCase,
  'rating.rateWindow': rateWindow,
  'rating.figures': figures,
}
