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
  key: boolean
  /** The first comes with the sheet, which has a column for one. */
  contacts: readonly { name: string; phone: string }[]
}

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
    key: at % 9 === 0,
    contacts: [{ name: places.OWNERS[at] ?? '', phone: mobileOf(at + 1) }, { name: '', phone: mobileOf(500 + at) }],
  }
})
