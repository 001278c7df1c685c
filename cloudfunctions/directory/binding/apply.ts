import type { OutputOf } from '../../../shared/api'
import { refuse } from '../../../shared/api/errors'
import type { Instant } from '../../../shared/kernel/instant'
import { slotAt } from '../../../shared/settings/quotas'
import { REQUEST } from '../../_database/fragments'
import { statement } from '../../_database/statement'
import { attached, type AttachedJson, fileRefs, filesAsked } from '../../_flow/attachments'
import { command, type CommandRead } from '../../_runtime/command'
import { signedIn, type UseCase } from '../../_runtime/use-case'
import { asking, hinderedTry, TRIED, TRIED_COLUMNS, type Tried } from './asking'
import { FROM_PRINTED, PRINTED, type PrintedRead, printedCompany } from './printed'

interface Read extends CommandRead, Tried, PrintedRead { attached: AttachedJson[] }

const readApplying = statement<{ personId: string; requestId: string; codeId: string; now: string; files: string[]; about: string; slot: string; slotEnd: Instant | 'infinity' }, Read>('people_apply_read', `
  with ${TRIED} select ${REQUEST}, ${TRIED_COLUMNS}, ${attached(true)}, ${PRINTED} from (select 1) one ${FROM_PRINTED}`)

/** Says that a company is his, with a photo of its licence, which by itself proves nothing: an administrator decides. Two trips. */
export const apply: UseCase<'binding.apply'> = async ({ requestId, code, name, files }, anyCall) => {
  const call = signedIn(anyCall)
  const { ports: { codes, database, files: store }, caller: { personId }, now } = call
  const identity = codes.verify(code)
  if (!identity.ok) return refuse(identity.error.code)
  if (files.length === 0) return refuse('INPUT_MISSING', [{ path: 'files', code: 'INPUT_MISSING' }])
  const { slot, until: slotEnd } = slotAt('day', now)
  return command<Read, OutputOf<'binding.apply'>>(call, {
    requestId,
    asked: (read) => ({ codeId: identity.value.codeId, name, files: filesAsked(files, read.attached) }),
    read: () => database.one(readApplying, { personId, requestId, codeId: identity.value.codeId, now, files: files.map(({ fileId }) => fileId), about: '', slot, slotEnd }),
    async decide(read) {
      const hindered = await hinderedTry(call, read)
      if (hindered !== null) return hindered
      const company = await printedCompany(call, read, identity.value.revision)
      if (!company.ok) return company
      const held = await fileRefs(files, read.attached, store)
      if (!held.ok) return held
      return asking(call, company.value, { way: 'licence', approvedBy: null }, { files: held.value.held.map(({ id }) => id) }, name)
    },
  })
}
