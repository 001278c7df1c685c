import { CASE_KINDS } from '../../../shared/case/kinds'
import { DEFAULT_CALENDAR } from '../../../shared/settings/calendar/default-calendar'
import { describeLimit } from '../../../shared/sla/limit'
import { DEFAULT_PROFILE, LimitProfile, limitsOf, URGENCIES } from '../../../shared/case/limits'
import { minutesPerDay } from '../../../shared/sla/working-time'

describe('the default profile of limits', () => {
  it.each([
    ['consult', '1 个工作日', '1 个工作日'], ['help', '5 个工作日', '3 个工作日'], ['suggest', '5 个工作日', '3 个工作日'],
    ['stuck', '5 个工作日', '3 个工作日'], ['complain', '10 个工作日', '5 个工作日'], ['report', '10 个工作日', '5 个工作日'],
  ] as const)('%s: %s, urgent %s', (kind, normal, urgent) => {
    expect(describeLimit(limitsOf(DEFAULT_PROFILE, kind, 'normal').handling)).toBe(normal)
    expect(describeLimit(limitsOf(DEFAULT_PROFILE, kind, 'urgent').handling)).toBe(urgent)
  })

  it('answers within two working hours when urgent, within one day of working time otherwise', () => {
    for (const kind of CASE_KINDS) {
      expect(limitsOf(DEFAULT_PROFILE, kind, 'urgent').response).toEqual({ amount: 120, unit: 'workingMinutes' })
      expect(limitsOf(DEFAULT_PROFILE, kind, 'normal').response)
        .toEqual({ amount: minutesPerDay(DEFAULT_CALENDAR), unit: 'workingMinutes' })
    }
  })

  it('is valid, complete and cites a source in every cell', () => {
    expect(LimitProfile.safeParse(DEFAULT_PROFILE).success).toBe(true)
    const cells = CASE_KINDS.flatMap((kind) => URGENCIES.map((urgency) => limitsOf(DEFAULT_PROFILE, kind, urgency)))
    expect(cells.filter((cell) => cell.citation.length > 4)).toHaveLength(12)
    expect(describeLimit(DEFAULT_PROFILE.confirmWithin)).toBe('5 个工作日')
  })

  it('is refused when a kind is missing', () => {
    const { report: _, ...rest } = DEFAULT_PROFILE.limits
    expect(LimitProfile.safeParse({ ...DEFAULT_PROFILE, limits: rest }).success).toBe(false)
  })
})
