import type { Alarm } from '../flow/flow'
import type { CaseShape } from './schema'

/** What happens by itself as time passes (field guide: warn at 50 % and 80 %, overdue is red; silence counts as confirmed). */
// prettier-ignore
export const CASE_ALARMS: readonly Alarm<CaseShape>[] = [
  { name: '签收时限过半',       clock: 'response', share: 0.5, leaves: { entry: 'warned' }  },
  { name: '签收超期',           clock: 'response', share: 1,   leaves: { entry: 'overdue' } },
  { name: '办理时限过半',       clock: 'handling', share: 0.5, leaves: { entry: 'warned' }  },
  { name: '办理时限用去八成',   clock: 'handling', share: 0.8, leaves: { entry: 'warned' }  },
  { name: '办理超期',           clock: 'handling', share: 1,   leaves: { entry: 'overdue' } },
  { name: '补材料时限过半',     clock: 'supply',   share: 0.5, leaves: { entry: 'materialReminded' } },
  { name: '补材料还剩两天',     clock: 'supply',   left: { amount: 2, unit: 'workingDays' }, leaves: { entry: 'materialReminded' } },
  { name: '未按时补齐',         clock: 'supply',   share: 1,   leaves: { does: 'resume' }   },
  { name: '期满没有异议',       clock: 'confirm',  share: 1,   leaves: { does: 'close' }    },
]
