import { makeUscc, withOrganisationCheck } from '../../shared/register/uscc'
import { mobileOf } from './people'
import * as places from './places'

export const companyName = (at: number): string => `云澜${places.COMPANIES[at]}有限公司`

/** A company of the demonstration. */
export interface Company {
  id: string
  uscc: string
  name: string
  areaId: string
  address: string
  /** Openid; null: nobody yet. */
  officer: string | null
  /** Openids of those who are there for it besides. */
  deputy: string | null
  leaders: readonly string[]
  key: boolean
  /** The first comes with the sheet, which has a column for one. */
  contacts: readonly { name: string; phone: string }[]
}

/** Whom companies have besides their officer, so that each rank can be seen. */
const BESIDES: Readonly<Record<number, Pick<Company, 'deputy' | 'leaders'>>> = {
  5: { deputy: 'demo-officer-2', leaders: [] }, 9: { deputy: 'demo-officer-5', leaders: ['demo-supervisor'] }, 18: { deputy: null, leaders: ['demo-city-supervisor', 'demo-supervisor'] },
}
const ALONE = { deputy: null, leaders: [] }

export const COMPANIES: readonly Company[] = places.COMPANIES.map((_, at) => {
  const neighbour = at >= places.COMPANIES.length - 2
  const streets = neighbour ? places.NEIGHBOUR_STREETS : places.STREETS
  const street = streets[at % streets.length] ?? places.STREETS[0]
  return {
    id: `company-${at + 1}`,
    uscc: makeUscc(`91370613${withOrganisationCheck(`MA3C${String(at + 1).padStart(4, '0')}`)}`),
    name: companyName(at),
    areaId: street.id,
    address: `${street.name}示范路 ${at + 11} 号`,
    officer: neighbour || at === 30 || at === 31 ? null : `demo-officer-${(at % places.OFFICERS.length) + 1}`,
    ...(BESIDES[at] ?? ALONE),
    key: at % 9 === 0,
    contacts: [{ name: places.OWNERS[at] ?? '', phone: mobileOf(at + 1) }, { name: '', phone: mobileOf(500 + at) }],
  }
})
