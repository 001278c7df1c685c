import { IMPORT_KINDS, type ImportKind } from '@shared/register/import'
import { type ThingKind, THINGS } from '@shared/register/things'

/** Where what was brought in is seen, and the page of one of them. */
interface KindPage {
  word: string
  url: string
  query: { tab?: ThingKind }
  one: { url: string; query: { of?: ThingKind } }
}

const COMPANIES: KindPage = { word: '看企业名册', url: '/admin/companies/index', query: {}, one: { url: '/admin/company/index', query: {} } }

const oneOf = (of: ThingKind): KindPage['one'] => ({ url: '/admin/thing/index', query: { of } })
const placesOf = (of: 'area' | 'unit' | 'window'): KindPage => ({ word: `看${THINGS[of]}`, url: '/admin/places/index', query: { tab: of }, one: oneOf(of) })

export const KIND_PAGES: Readonly<Record<ImportKind, KindPage>> = {
  companies: COMPANIES, areas: placesOf('area'), units: placesOf('unit'), windows: placesOf('window'), officials: { word: '看人员', url: '/admin/people/index', query: {}, one: oneOf('office') }, assignments: COMPANIES,
}

/** 「3 家企业」: so many things of a kind, `count` as it is written. */
export const manyOf = (kind: ImportKind, count: string): string => `${count} ${IMPORT_KINDS[kind].measure}${IMPORT_KINDS[kind].noun}`
/** 「3 家」. */
export const countOf = (kind: ImportKind, count: string): string => `${count} ${IMPORT_KINDS[kind].measure}`
