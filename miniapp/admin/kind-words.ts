import { IMPORT_KINDS, type ImportKind } from '@shared/register/import'

/** Where what was brought in is seen, and the page of one of them. */
interface KindPage {
  word: string
  url: string
  one?: string
}

const COMPANIES: KindPage = { word: '看企业名册', url: '/admin/companies/index', one: '/admin/company/index' }

const HOME: KindPage = { word: '回首页', url: '/admin/index' }

export const KIND_PAGES: Readonly<Record<ImportKind, KindPage>> = { companies: COMPANIES, areas: HOME, units: HOME, officials: HOME, assignments: COMPANIES }

/** 「3 家企业」: so many things of a kind, `count` as it is written. */
export const manyOf = (kind: ImportKind, count: string): string => `${count} ${IMPORT_KINDS[kind].measure}${IMPORT_KINDS[kind].noun}`
/** 「3 家」. */
export const countOf = (kind: ImportKind, count: string): string => `${count} ${IMPORT_KINDS[kind].measure}`
