import * as z from 'zod/mini'
import { id } from '../form/fields'

/** A list is one tab = one audience token (design §2). The token is authorised before the reply. */
export const Tab = z.discriminatedUnion('of', [
  /** what I filed or handle, or am kept informed of */
  z.object({ of: z.literal('mine') }),
  /** what somebody handles who is away, for who stands in for him */
  z.object({ of: z.literal('standIn'), personId: id }),
  z.object({ of: z.literal('company'), companyId: id }),
  z.object({ of: z.literal('unit'), unitId: id }),
  z.object({ of: z.literal('pool'), areaId: id }),
  z.object({ of: z.literal('area'), areaId: id }),
  z.object({ of: z.literal('supervise'), areaId: id }),
  /** what goes on in the tenant, for the two who act where nobody else may */
  z.object({ of: z.literal('lastResort'), areaId: id }),
])
export type Tab = z.infer<typeof Tab>
