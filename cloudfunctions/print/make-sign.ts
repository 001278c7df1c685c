import type { PrintedOf } from '../../shared/register/print'
import type { Sign } from '../_print/sign'
import type { SignDetails } from './sign-details'

const KINDS: Record<PrintedOf, Sign['of']> = { company: 'company', window: 'window', grid: 'grid', counter: 'hall' }

/** A sign as it is drawn. @param supervision '' where there is no such telephone. */
export const makeSign = (of: PrintedOf, id: string, { name, hall, number, officer, standIn }: SignDetails, code: Pick<Sign, 'link' | 'shortCode'>, supervision: string): Sign => ({
  id, of: KINDS[of], name, ...code,
  ...(hall === null ? {} : { hall }), ...(number === null ? {} : { number }), ...(officer === null ? {} : { officer }), ...(standIn === null ? {} : { standIn }),
  ...(supervision === '' ? {} : { supervision }),
})
