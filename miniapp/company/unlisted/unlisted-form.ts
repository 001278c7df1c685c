import { region, worded } from '@shared/form/field'
import { UNLISTED_FIELDS } from '@shared/case/unlisted-fields'
import { isUscc, normaliseUscc } from '@shared/register/uscc'
import type { FormValues, Problems } from '@/form/values'

/** What is asked of a company that has no code. */
export const UNLISTED_FORM = { ...UNLISTED_FIELDS, areaId: worded(region, { zh: '在哪里', ask: '请选一下在哪个区域' }) }
export type UnlistedForm = typeof UNLISTED_FORM

/** A credit code is right or left out. */
export const usccProblem = ({ uscc }: FormValues<UnlistedForm>): Problems<UnlistedForm> =>
  uscc.trim() === '' || isUscc(normaliseUscc(uscc)) ? {} : { uscc: '代码不对：应是 18 位，末位是校验位。请对照执照再看一遍，没有就清空' }
