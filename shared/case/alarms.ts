import type { Alarm } from '../flow/flow'
import { DEFAULT_LADDER, type Ladder, type Rung } from './ladder'
import type { CaseClock, CaseShape } from './schema'

/** `rung`: its share is a setting, pinned to the case; what stands in the table is the default. */
type CaseAlarm = Alarm<CaseShape> & { rung?: Rung }

/** What happens by itself as time passes (field guide: warn at 50 % and 80 %, overdue is red; silence counts as confirmed). */
// prettier-ignore
export const CASE_ALARMS: readonly CaseAlarm[] = [
  { name: '签收时限过半',       clock: 'response', share: DEFAULT_LADDER.response, rung: 'response', leaves: { entry: 'warned' }  },
  { name: '签收超期',           clock: 'response', share: 1,   leaves: { entry: 'overdue' } },
  { name: '办理时限过半',       clock: 'handling', share: DEFAULT_LADDER.handling, rung: 'handling', leaves: { entry: 'warned' }  },
  { name: '办理时限用去八成',   clock: 'handling', share: DEFAULT_LADDER.pressing, rung: 'pressing', leaves: { entry: 'warned' }  },
  { name: '办理超期',           clock: 'handling', share: 1,   leaves: { entry: 'overdue' } },
  { name: '补材料时限过半',     clock: 'supply',   share: DEFAULT_LADDER.supply, rung: 'supply', leaves: { entry: 'materialReminded' } },
  { name: '补材料还剩两天',     clock: 'supply',   left: { amount: 2, unit: 'workingDays' }, leaves: { entry: 'materialReminded' } },
  { name: '未按时补齐',         clock: 'supply',   share: 1,   leaves: { does: 'resume' }   },
  { name: '期满没有异议',       clock: 'confirm',  share: 1,   leaves: { does: 'close' }    },
]

const LIMIT_WORDS: { readonly [C in CaseClock]?: string } = { response: '签收时限', handling: '办理时限', supply: '补材料时限' }
/** Shares that have a word of their own. */
const USED_WORDS: Readonly<Record<number, string>> = { 0.5: '过半', 0.8: '用去八成' }
const usedWords = (share: number): string => USED_WORDS[share] ?? `用去 ${Math.round(share * 100)}%`

/** The same with the shares of that ladder, each named by what it is. */
export const alarmsOn = (ladder: Ladder): readonly Alarm<CaseShape>[] => CASE_ALARMS.map((alarm) => {
  if (alarm.rung === undefined || alarm.share === undefined) return alarm
  const share = ladder[alarm.rung]
  return { ...alarm, share, name: `${LIMIT_WORDS[alarm.clock] ?? ''}${usedWords(share)}` }
})
