import type { CaseSummary } from '@shared/case/views'

/** A case on a list; name only the facts a test is about. */
export const summary = (facts: Partial<CaseSummary> = {}): CaseSummary => ({
  id: 'case-1',
  number: '26111812345675',
  version: 1,
  kind: 'help',
  matter: null,
  status: 'filed',
  box: 'open',
  urgent: false,
  title: '货物运不出去，缺一张运输证明',
  companyName: '云澜禾田食品有限公司',
  verified: true,
  holder: { unitName: '望潮街道', handlerName: '林知远', mine: true },
  filedAt: '2026-11-18T01:42:00.000Z',
  closedAt: null,
  dueAt: '2026-11-19T01:42:00.000Z',
  clocks: {
    response: { limit: { amount: 420, unit: 'workingMinutes' }, startedAt: '2026-11-18T01:42:00.000Z', stops: [], dueAt: '2026-11-19T01:42:00.000Z', stoppedAt: null },
    handling: null,
    supply: null,
  },
  route: { rule: 'assignedOfficer', reason: '林知远是您企业的服务专员' },
  actions: [],
  ...facts,
})
