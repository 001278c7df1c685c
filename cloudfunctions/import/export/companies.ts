import type { AskedList } from '../../../shared/api/export.api'
import type { CompanyRow } from '../../../shared/api/register-views'
import { ok } from '../../../shared/kernel/result'
import { COMPANY_FIELDS } from '../../../shared/register/company'
import { COMPANY_PILES } from '../../../shared/register/list'
import { companyList } from '../../_register/companies'
import { companyReads, type ReadCompany } from '../../_register/company-reads'
import { wordsOf } from '../../_register/words'
import { BATCH, type FileColumn, OF_AREA, textsOf } from './columns'
import type { Exported } from './exported'
import { readBatch } from './read-batch'
import { searchWords } from './search-words'
import { saidBy } from '../../../shared/settings/names'

/** What a file shows of a company besides: contacts as they may be shown, never sealed. */
interface FiledCompany extends ReadCompany {
  address: string
  industry: string | null
  size: string | null
  contacts: { name: string; phone: string }[]
}

const SOURCE = companyList(companyReads<FiledCompany>('export_companies', `, c.address, c.industry, c.size,
      (select coalesce(json_agg(json_build_object('name', x ->> 'shown', 'phone', x ->> 'masked')), '[]') from jsonb_array_elements(c.contacts) x) as contacts`), (row) => ({ ...row, formerName: null }))

const inWords = (field: string, value: string | boolean | null): string => wordsOf(field, value, {}) ?? ''
const { uscc, name, areaId, address, industry, size, key, state, officerId, contactName, contactPhone } = COMPANY_FIELDS

/** Columns of the file, headed as the sheet of an import is. */
const COLUMNS: readonly FileColumn<FiledCompany>[] = [
  { heading: uscc.zh, width: 22, text: (company) => company.uscc },
  { heading: name.zh, width: 40, text: (company) => company.name },
  { heading: '曾用名', width: 30, text: ({ formerNames }) => formerNames.join('；') },
  { heading: areaId.zh, width: 16, text: ({ areaName }) => areaName },
  { heading: address.zh, width: 40, text: (company) => company.address },
  { heading: industry.zh, width: 28, text: (company) => inWords('industry', company.industry) },
  { heading: size.zh, width: 8, text: (company) => inWords('size', company.size) },
  { heading: key.zh, width: 10, text: (company) => inWords('key', company.key) },
  { heading: state.zh, width: 8, text: (company) => inWords('state', company.state) },
  { heading: officerId.zh, width: 12, text: ({ officerName }) => officerName ?? '' },
  { heading: contactName.zh, width: 12, text: ({ contacts }) => contacts.map((contact) => contact.name).join('；') },
  { heading: contactPhone.zh, width: 16, text: ({ contacts }) => contacts.map(({ phone }) => phone).join('；') },
]

/** The register of an area, as 企业名册 lists it. */
export const COMPANIES_FILE: Exported<Extract<AskedList, { of: 'companies' }>> = {
  columns: COLUMNS,
  ...OF_AREA,
  placesOf: (list) => [list.areaId],
  words: ({ areaId: area, pile, search }, names, own) => [names[area] ?? area, ...(search === undefined ? [saidBy(own, COMPANY_PILES[pile])] : [searchWords(search)])].join('，'),
  async batch({ areaId: area, pile, search }, after, reader, limit = BATCH) {
    const read = await readBatch('register.companies', SOURCE, { areaId: area, pile, search, limit, cursor: after ?? undefined }, reader)
    if (!read.ok) return read
    const { items, next, more } = read.value
    // What this source gives of a row is all that was read of it.
    return ok({ rows: textsOf(COLUMNS, items as (CompanyRow & FiledCompany)[]), next, partly: more })
  },
}
