import { companyOrder, restWords, SHOWN } from '@/pages/home/company-order'
import { summary } from '../case/summary'

const NOW = '2026-11-18T04:00:00.000Z'
const PAST = '2026-11-18T03:00:00.000Z'
const LATER = '2026-11-19T03:00:00.000Z'
const order = (...rows: Parameters<typeof summary>[0][]) => companyOrder(rows.map((facts) => summary(facts)), NOW).map(({ id }) => id)

it('shows what waits for the company first, then what is late, then the rest, each as it came', () => {
  expect(order(
    { id: 'later', status: 'handling', dueAt: LATER },
    { id: 'late', status: 'handling', dueAt: PAST },
    { id: 'late too', status: 'filed', dueAt: NOW },
    { id: 'no date', status: 'filed', dueAt: null },
    { id: 'wants material', status: 'waiting', dueAt: LATER },
    { id: 'answered', status: 'answered', box: 'answered', dueAt: null },
  )).toEqual(['wants material', 'answered', 'late', 'late too', 'later', 'no date'])
})

it('keeps what waits for material among what waits for the company, also past its own date', () => {
  expect(order({ id: 'late', status: 'handling', dueAt: PAST }, { id: 'wants', status: 'waiting', dueAt: PAST })).toEqual(['wants', 'late'])
})

it('lists once what two reads brought: a long list, and what waits in it', () => {
  expect(order({ id: 'a', status: 'waiting' }, { id: 'b', status: 'handling' }, { id: 'a', status: 'waiting' })).toEqual(['a', 'b'])
})

it('says how many more there are, and that there are more than were counted', () => {
  expect(restWords({ open: SHOWN, answered: 0 })).toBeNull()
  expect(restWords({ open: 4, answered: 3 })).toBe('还有 2 件')
  expect(restWords({ open: 100, answered: 0 })).toBe('还有 95+ 件')
})
