import { DEFAULT_CALENDAR } from '@shared/settings/calendar/default-calendar'
import type { Me } from '@shared/api/directory-views'

/** Somebody who acts for these companies: enough of a session for what is read and done in their name. */
export const personWith = (companies: readonly string[], personId = 'p1'): Me => ({
  personId, name: '周禾', phoneMasked: null, phoneVerified: true, privacyAgreed: true, elder: false, leave: null, standsFor: [],
  memberships: companies.map((companyId) => ({ role: 'company', areaId: null, areaName: null, unitId: null, unitName: null, companyId, companyName: companyId, head: false })),
  unread: 0, reminders: [], calendar: DEFAULT_CALENDAR, lights: { soon: 0.5, pressing: 0.8 }, now: '2026-11-19T02:00:00.000Z', hotline: '',
})
