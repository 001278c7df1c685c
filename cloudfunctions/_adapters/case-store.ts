import { type Case, ROW_FIELDS, STAMP_FIELDS } from '../../shared/case/schema'
import type { CasePage, CaseStore } from '../_ports/case-store'
import type { Repository, Where } from '../_ports/repository'

/** The case store over the repository: which query serves which need, and nothing about what a case means. */
export function createCaseStore(repository: Repository): CaseStore {
  const load: CaseStore['load'] = (caseId, tokens) =>
    repository.findOne('cases', tokens === null ? { _id: caseId } : { _id: caseId, audience: { $in: tokens } })

  const tab = ({ token, box, after, limit, titleContains, descending = false }: CasePage, field: readonly (keyof Case)[]): Promise<Case[]> => {
    const range: Where = after === null ? {} : { byDue: descending ? { $lt: after } : { $gt: after } }
    const words: Where = titleContains ? { title: { $regex: escapeRegex(titleContains) } } : {}
    return repository.find('cases', { audience: token, box, ...range, ...words }, { orderBy: [['byDue', descending ? 'desc' : 'asc']], limit, field })
  }

  const ledger = (where: Where, limit: number) => repository.find('ledger', where, { orderBy: [['seq', 'desc']], limit })

  return {
    load,
    ledgerBefore: (caseId, seq, limit) => ledger({ caseId, seq: { $lt: seq } }, limit),
    ledgerByKey: (caseId, key) => repository.findOne('ledger', { caseId, key }),
    insertLedger: (caseId, entries) =>
      repository.insertMany('ledger', entries.map((entry) => ({ ...entry, _id: `${caseId}:${entry.seq}`, schema: 1 as const, caseId }))),
    insert: (document) => repository.insert('cases', document),
    async replace(next, read) {
      // A decision copies what it leaves alone, so what is the same object has not changed and need not travel.
      const changed = Object.entries(next).filter(([field, value]) => value !== read[field as keyof Case])
      return (await repository.updateWhere('cases', { _id: read._id, version: read.version }, Object.fromEntries(changed))) === 1
    },
    async patch(caseId, version, fields) {
      const { _id, tenant: _tenant, ...changes } = fields
      return (await repository.updateWhere('cases', { _id: caseId, version }, changes)) === 1
    },
    page: (page) => tab(page, ROW_FIELDS),
    stamps: (page) => tab(page, STAMP_FIELDS),
    due: (field, now, limit) => repository.find('cases', { [field]: { $lte: now } }, { orderBy: [[field, 'asc']], limit }),
    outdatedCalendar: (box, version, limit) => repository.find('cases', { box, calendarVersion: { $lt: version } }, { orderBy: [['calendarVersion', 'asc']], limit }),
    byCode: (codeId): Promise<Case | null> => repository.findOne('cases', { codeId }),
  }
}

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
