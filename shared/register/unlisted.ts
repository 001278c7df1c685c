import type { CompanyId } from '../kernel/ids'
import { fold } from '../kernel/fold'
import type { Company } from './schema'

/** As it comes over the wire, the credit code read. */
export interface NamedCompany {
  name: string
  uscc: string | null
  areaId: string
}

/** Begins the ids of companies that are in no register: no company has one like it. */
export const UNLISTED = 'un-'
export const isUnlisted = (companyId: CompanyId): boolean => companyId.startsWith(UNLISTED)

/** What makes two of them the same: in one area the credit code, or else the name, however it was typed. To be hashed with a key. */
export const unlistedWords = ({ name, uscc, areaId }: NamedCompany): string => `unlisted|${areaId}|${uscc === null ? `name|${fold(name)}` : `uscc|${uscc}`}`

/** Such a company as routing sees it: nobody is there for it, so what no unit takes goes to the pool of its area. */
export const unlistedCompany = (id: CompanyId, name: string, place: { id: string; name: string; path: string[] }): Company =>
  ({ id, name, areaId: place.id, areaName: place.name, areaPath: place.path, officer: null, contactHashes: [] })
