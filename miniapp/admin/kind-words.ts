import { IMPORT_KINDS, type ImportKind } from '@shared/register/import'
import type { ThingKind } from '@shared/register/things'

/** Where what was brought in is seen, and the page of one of them. */
interface KindPage {
  word: string
  url: string
  one: { url: string; query: { of?: ThingKind } }
}

const COMPANIES: KindPage = { word: '看企业名册', url: '/admin/companies/index', one: { url: '/admin/company/index', query: {} } }

const pageOf = (of: ThingKind, word: string, url: string): KindPage => ({ word, url, one: { url: '/admin/thing/index', query: { of } } })
const placesOf = (of: ThingKind): KindPage => pageOf(of, '看区域和单位', '/admin/places/index')

export const KIND_PAGES: Readonly<Record<ImportKind, KindPage>> = {
  companies: COMPANIES, areas: placesOf('area'), units: placesOf('unit'), windows: placesOf('window'), officials: pageOf('office', '看人员', '/admin/people/index'), assignments: COMPANIES,
}

/** 「3 家企业」: so many things of a kind, `count` as it is written. */
export const manyOf = (kind: ImportKind, count: string): string => `${count} ${IMPORT_KINDS[kind].measure}${IMPORT_KINDS[kind].noun}`
/** 「3 家」. */
export const countOf = (kind: ImportKind, count: string): string => `${count} ${IMPORT_KINDS[kind].measure}`
