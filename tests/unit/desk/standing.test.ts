import { type DeskSession, refusalOfSession } from '../../../shared/desk/standing'

const NOW = '2026-11-25T02:00:00.000Z'
const ALIVE: DeskSession = { seenAt: '2026-11-25T01:59:00.000Z', endsAt: '2026-11-25T09:00:00.000Z', endedAt: null, endedBy: null, inOffice: true }

test.each<[string, Partial<DeskSession>, ReturnType<typeof refusalOfSession>]>([
  ['alive', {}, null],
  ['a moment before half an hour', { seenAt: '2026-11-25T01:30:00.001Z' }, null],
  ['half an hour', { seenAt: '2026-11-25T01:30:00.000Z' }, 'DESK_IDLE'],
  ['a moment before its end', { endsAt: '2026-11-25T02:00:00.001Z' }, null],
  ['at its end', { endsAt: NOW }, 'DESK_OVER'],
  ['ended on the phone', { endedAt: NOW, endedBy: 'phone' }, 'DESK_ENDED'],
  ['ended at the page', { endedAt: NOW, endedBy: 'page' }, 'DESK_ENDED'],
  ['without an office', { inOffice: false }, 'DESK_NO_OFFICE'],
  ['with an office again', { endedAt: NOW, endedBy: 'office' }, 'DESK_NO_OFFICE'],
  ['idle and without an office', { seenAt: '2026-11-25T01:00:00.000Z', inOffice: false }, 'DESK_NO_OFFICE'],
])('%s', (_name, over, refusal) => {
  expect(refusalOfSession({ ...ALIVE, ...over }, NOW)).toBe(refusal)
})
