import type { Case } from '../../shared/case/schema'
import type { CaseStore } from '../_ports/case-store'
import type { Repository, Where } from '../_ports/repository'

/** Relayed entries read together with a case. */
const NEWEST_LEDGER = 30

/** The case store over the repository: which query serves which need, and nothing about what a case means. */
export function createCaseStore(repository: Repository): CaseStore {
  const load: CaseStore['load'] = (caseId, tokens) =>
    repository.findOne('cases', tokens === null ? { _id: caseId } : { _id: caseId, audience: { $in: tokens } })

  const ledger = (where: Where, limit: number) => repository.find('ledger', where, { orderBy: [['seq', 'desc']], limit })

  return {
    load,
    async loadWithLedger(caseId, tokens) {
      const [found, entries] = await Promise.all([load(caseId, tokens), ledger({ caseId }, NEWEST_LEDGER)])
      return found && { case: found, ledger: entries }
    },
    ledgerBefore: (caseId, seq, limit) => ledger({ caseId, seq: { $lt: seq } }, limit),
    ledgerByKey: (caseId, key) => repository.findOne('ledger', { caseId, key }),
    insertLedger: (caseId, entries) =>
      repository.insertMany('ledger', entries.map((entry) => ({ ...entry, _id: `${caseId}:${entry.seq}`, schema: 1 as const, caseId }))),
    insert: (document) => repository.insert('cases', document),
    async replace(document, expectedVersion) {
      const { _id, tenant: _tenant, ...fields } = document
      return (await repository.updateWhere('cases', { _id, version: expectedVersion }, fields)) === 1
    },
    async patch(caseId, version, fields) {
      const { _id, tenant: _tenant, ...changes } = fields
      return (await repository.updateWhere('cases', { _id: caseId, version }, changes)) === 1
    },
    page({ token, box, after, limit, titleContains, descending = false }) {
      const range: Where = after === null ? {} : { byDue: descending ? { $lt: after } : { $gt: after } }
      const words: Where = titleContains ? { title: { $regex: escapeRegex(titleContains) } } : {}
      return repository.find('cases', { audience: token, box, ...range, ...words }, { orderBy: [['byDue', descending ? 'desc' : 'asc']], limit })
    },
    due: (field, now, limit) => repository.find('cases', { [field]: { $lte: now } }, { orderBy: [[field, 'asc']], limit }),
    outdatedCalendar: (box, version, limit) => repository.find('cases', { box, calendarVersion: { $lt: version } }, { orderBy: [['calendarVersion', 'asc']], limit }),
    byCode: (codeId): Promise<Case | null> => repository.findOne('cases', { codeId }),
  }
}

const escapeRegex = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
