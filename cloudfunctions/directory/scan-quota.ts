import { slotAt } from '../../shared/settings/quotas'
import { countedTo } from '../_runtime/counted-to'
import type { Call } from '../_runtime/use-case'
import type { ScanQuota } from './sql/read-scan'

/** Whom a scan is counted to, in this minute. */
export const scanQuota = (call: Call): ScanQuota => ({ subject: countedTo(call), anonymous: call.caller.personId === null, ...slotAt('minute', call.now) })
