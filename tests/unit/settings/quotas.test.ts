import { ERROR_MESSAGES, messageOf } from '../../../shared/api/errors'
import { countOf, type Quota, QUOTAS, slotAt } from '../../../shared/settings/quotas'

/** The last moment before midnight in China, and midnight. */
const LATE = '2026-11-25T15:59:59.999Z'
const MIDNIGHT = '2026-11-25T16:00:00.000Z'

it('a day is a China day, and its row may go when it ends', () => {
  expect(slotAt('day', LATE)).toEqual({ slot: '2026-11-25', until: MIDNIGHT })
  expect(slotAt('day', MIDNIGHT)).toEqual({ slot: '2026-11-26', until: '2026-11-26T16:00:00.000Z' })
})

it('a minute is one of the clock, ten minutes are any', () => {
  expect(slotAt('minute', LATE)).toEqual({ slot: '2026-11-25T15:59', until: MIDNIGHT })
  expect(slotAt('tenMinutes', LATE)).toEqual({ slot: 'sliding', until: '2026-11-25T16:09:59.999Z', at: LATE })
  expect(slotAt('ever', LATE).until).toBe('infinity')
})

it('each has a source, a limit of at least one, and words that carry the number and whom to call', () => {
  for (const { citation, most, refuse } of Object.values(QUOTAS) as Quota[]) {
    expect(citation.length).toBeGreaterThan(4)
    expect(most).toBeGreaterThan(0)
    if (refuse === undefined) continue
    expect(ERROR_MESSAGES[refuse]).toMatch(/\{most\}.*\{hotline\}/)
    expect(messageOf({ code: refuse, details: { most, hotline: '0000-12345' } })).toContain('0000-12345')
    expect(messageOf({ code: refuse, details: { most, hotline: '0000-12345' } })).not.toMatch(/[{}]/)
  }
})

it('counts to the slot of its span', () => {
  expect(countOf('filings', 'p', LATE)).toEqual({ what: 'filings', subject: 'p', slot: '2026-11-25', until: MIDNIGHT })
})
